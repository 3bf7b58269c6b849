import {
  type Act,
  type Fault,
  type Garbled,
  type Moment,
  type Place,
  WAITS,
  type Wait,
} from '../../../src/core/faults/fault.ts';

const MOMENTS: readonly Moment[] = ['before the headers', 'after the headers', 'in the body'];
const OUTSIDE = ['arrival', 'delivery'] as const;
// A record, so that none is forgotten.
const GARBLED: Readonly<Record<Garbled, true>> = {
  'invalid JSON': true,
  HTML: true,
  'a wrong content type': true,
  'a wrong charset': true,
  'truncated gzip': true,
  'gzip cut in its head': true,
  'a gzip bomb': true,
  'an endless body': true,
  'an empty body': true,
  'an end after the headers': true,
  'a reason phrase beyond Latin-1': true,
  'two content lengths': true,
  'huge headers': true,
};
// A record, so that a new act is no act that nobody plays.
const ACTS: Readonly<Record<Act['does'], readonly (readonly [Place, Act])[]>> = {
  refuse: [['connect', { does: 'refuse' }]],
  'fail in the system': [
    ['connect', { does: 'fail in the system', syscall: 'getaddrinfo', code: 'ENOTFOUND' }],
    ['delivery', { does: 'fail in the system', syscall: 'read', code: 'ENETDOWN' }],
  ],
  reset: outside(MOMENTS.map((moment) => ({ does: 'reset', moment }))),
  stall: outside(MOMENTS.map((moment) => ({ does: 'stall', moment }))),
  wait: outside([{ does: 'wait', ms: 50 }]),
  answer: [
    ...outside([
      { does: 'answer', status: 503 },
      { does: 'answer', status: 700 },
      { does: 'answer', status: 999, stalls: true },
      { does: 'answer', status: 404, form: 'HTML' },
      { does: 'answer', status: 503, form: 'HTML', keepsHeaders: true },
      { does: 'answer', status: 204, form: 'empty' },
      { does: 'answer', status: 205, form: 'empty' },
      { does: 'answer', status: 404, form: 'foreign JSON' },
      ...(Object.keys(WAITS) as Wait[]).map((wait) => ({ does: 'answer', status: 429, wait }) as const),
    ]),
    ['inside', { does: 'answer', status: 422 }],
    ['inside', { does: 'answer', status: 500 }],
  ],
  redirect: outside([300, 301, 304, 307].map((status) => ({ does: 'redirect', status }))),
  garble: outside((Object.keys(GARBLED) as Garbled[]).map((as) => ({ does: 'garble', as }))),
  revoke: [['arrival', { does: 'revoke' }]],
  delay: [['arrival', { does: 'delay' }]],
  repeat: [['arrival', { does: 'repeat' }]],
  'work slowly': [['inside', { does: 'work slowly' }]],
  'fail after the work': [['inside', { does: 'fail after the work', status: 500 }]],
};

/** Every act at every place where it may stand, at each of its moments and in each of its forms. */
export const EVERY_FAULT: readonly Fault[] = Object.values(ACTS).flatMap((played) =>
  played.map(([place, act]) => ({ place, act, name: `${Object.values(act).join(' ')}, ${place}` })),
);

function outside(acts: readonly Act[]): readonly (readonly [Place, Act])[] {
  return OUTSIDE.flatMap((place) => acts.map((act) => [place, act] as const));
}
