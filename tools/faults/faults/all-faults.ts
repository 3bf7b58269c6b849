import {
  type Act,
  type Fault,
  type Form,
  type Garbled,
  type Moment,
  NONSENSE,
  type Place,
  type Syscall,
  type Wait,
} from '../../../packages/sandbox/src/core/faults/fault.ts';

/** A fault of the catalogue. */
export interface CataloguedFault extends Fault {
  /** It differs from another fault in a number or a word: the matrix plays it less often, and not in pairs. */
  readonly isVariant: boolean;
}

const MOMENTS: readonly Moment[] = ['before the headers', 'after the headers', 'in the body'];
const GARBLED: readonly Garbled[] = [
  'invalid JSON',
  'HTML',
  'a wrong content type',
  'a wrong charset',
  'truncated gzip',
  'a gzip bomb',
  'an endless body',
  'two content lengths',
  'huge headers',
];

const broken = (['arrival', 'delivery'] as const).flatMap((place) =>
  (['reset', 'stall'] as const).flatMap((does) =>
    MOMENTS.map((moment) => fault(place, `${does} ${moment}`, { does, moment })),
  ),
);
// Where loopback cannot fail. After the work the last byte was read or written; before it no connection stood.
const brokenInTheSystem = [
  inTheSystem('delivery', 'read', 'ENETDOWN'),
  variant(inTheSystem('delivery', 'read', 'EHOSTUNREACH')),
  variant(inTheSystem('delivery', 'read', 'EADDRNOTAVAIL')),
  variant(inTheSystem('delivery', 'write', 'ENETUNREACH')),
  variant(inTheSystem('delivery', 'write', 'EHOSTDOWN')),
  variant(inTheSystem('connect', 'connect', 'EHOSTUNREACH')),
  variant(inTheSystem('connect', 'getaddrinfo', 'ENOTFOUND')),
];

// What the vendor's own front says in the vendor's form: the request has not been looked at.
const refusedInFront = [401, 408, 409, 429, 500, 502, 503, 504].map((status) =>
  fault('arrival', String(status), { does: 'answer', status }),
);
const waits = [429, 503].flatMap((status) =>
  (['seconds', 'date', 'minutes'] as const).map((wait) => waiting(status, wait)),
);
const oddWaits = [
  waiting(429, '50 seconds'),
  waiting(409, '0 seconds'),
  ...(['asctime', 'ages', ...NONSENSE] as const).map((wait) => variant(waiting(429, wait))),
];
// What the service itself says instead of doing the work; some vendors store it under the key.
const refusedInside = [400, 401, 403, 404, 422, 429, 500, 503].map((status) =>
  fault('inside', String(status), { does: 'answer', status }),
);
// The vendor's front lost its patience. 401 and 429 are not here: they say that nothing was carried out.
const patienceLost = [408, 500, 502, 503, 504].map((status) =>
  fault('delivery', String(status), { does: 'answer', status }),
);

// Something in between answers by itself: instead of asking the vendor, and after the vendor did the work.
const refusedInBetween = (['arrival', 'delivery'] as const).flatMap((place) => [
  ...[400, 409, 503].map((status) => {
    const one = inBetween(place, 'HTML', status);
    return place === 'arrival' ? variant(one) : one;
  }),
  inBetween(place, 'HTML', 404),
  ...[403, 405, 410, 413, 415, 422, 501].map((status) => variant(inBetween(place, 'HTML', status))),
  variant(inBetween(place, 'empty', 404)),
  variant(inBetween(place, 'foreign JSON', 404)),
  variant(inBetween(place, 'a bare message', 404)),
]);
// Its mark says stored, and what is stored is a success.
const overTheHeaders = fault('delivery', "HTML 503 over the vendor's headers", {
  does: 'answer',
  status: 503,
  form: 'HTML',
  keepsHeaders: true,
});
// Only instead of asking: in any form they say that nothing was carried out.
const notExecutedInBetween = [401, 429].map((status) => inBetween('arrival', 'HTML', status));
const emptySuccesses = [
  variant(fault('arrival', 'an empty body', garble('an empty body'))),
  fault('delivery', 'an empty body', garble('an empty body')),
  variant(fault('arrival', 'an end after the headers', garble('an end after the headers'))),
  variant(fault('delivery', 'an end after the headers', garble('an end after the headers'))),
  variant(fault('delivery', 'gzip cut in its head', garble('gzip cut in its head'))),
  variant(inBetween('arrival', 'empty', 204)),
  variant(inBetween('delivery', 'empty', 204)),
  variant(inBetween('delivery', 'empty', 205)),
];
const beyondTheNumbers = [
  ...[600, 700, 999].map((status) => fault('arrival', String(status), { does: 'answer', status })),
  fault('delivery', '999', { does: 'answer', status: 999 }),
  fault('arrival', '700 that stalls', { does: 'answer', status: 700, stalls: true }),
  fault('delivery', '999 that stalls', { does: 'answer', status: 999, stalls: true }),
].map(variant);

/** Every way to misbehave, in a fixed order: a seed means the same in each run. */
export const ALL_FAULTS: readonly CataloguedFault[] = [
  fault('connect', 'refuse', { does: 'refuse' }),
  ...broken,
  ...brokenInTheSystem,
  ...refusedInFront,
  ...waits,
  ...oddWaits,
  ...refusedInside,
  ...patienceLost,
  ...refusedInBetween,
  overTheHeaders,
  ...notExecutedInBetween,
  ...emptySuccesses,
  ...beyondTheNumbers,
  fault('inside', '500 after the work', { does: 'fail after the work', status: 500 }),
  fault('arrival', 'revoked token', { does: 'revoke' }),
  fault('arrival', 'delayed request', { does: 'delay' }),
  fault('arrival', 'repeated by a proxy', { does: 'repeat' }),
  fault('inside', 'slow work', { does: 'work slowly' }),
  ...[301, 302, 303, 307, 308].map((status) => redirect('arrival', status)),
  redirect('delivery', 303),
  ...(['arrival', 'delivery'] as const).flatMap((place) =>
    [300, 304, 305, 306].map((status) => variant(redirect(place, status))),
  ),
  fault('arrival', 'HTML', garble('HTML')),
  ...GARBLED.map((as) => fault('delivery', as, garble(as))),
  fault('delivery', 'a reason phrase beyond Latin-1', garble('a reason phrase beyond Latin-1')),
];

const byName = new Map(ALL_FAULTS.map((one) => [one.name, one]));

/** The fault of a name; throws for one that does not exist. */
export function faultNamed(name: string): CataloguedFault {
  const found = byName.get(name);
  if (found) return found;
  throw new Error(`No fault \`${name}\`. The names stand in tools/faults/faults/all-faults.ts.`);
}

function fault(place: Place, what: string, act: Act): CataloguedFault {
  return { name: `${what}, ${place}`, place, act, isVariant: false };
}

function variant(one: CataloguedFault): CataloguedFault {
  return { ...one, isVariant: true };
}

function garble(as: Garbled): Act {
  return { does: 'garble', as };
}

function redirect(place: Place, status: number): CataloguedFault {
  return fault(place, `redirect ${status}`, { does: 'redirect', status });
}

function waiting(status: number, wait: Wait): CataloguedFault {
  const asked = NONSENSE.includes(wait) ? `"${wait}"` : `in ${wait}`;
  return fault('arrival', `${status} with Retry-After ${asked}`, { does: 'answer', status, wait });
}

function inBetween(place: Place, form: Form, status: number): CataloguedFault {
  return fault(place, `${form} ${status}`, { does: 'answer', status, form });
}

function inTheSystem(place: Place, syscall: Syscall, code: string): CataloguedFault {
  return fault(place, `${syscall} ${code}`, { does: 'fail in the system', syscall, code });
}
