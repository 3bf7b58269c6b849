import type { Act, Fault, Garbled, Moment, Place } from './fault.ts';

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

// What a gateway says by itself: the request has not been looked at.
const refusedByGateway = [401, 408, 409, 429, 500, 502, 503, 504].map((status) =>
  fault('arrival', String(status), { does: 'answer', status }),
);
const waits = [429, 503].flatMap((status) =>
  (['seconds', 'date', 'minutes'] as const).map((wait) =>
    fault('arrival', `${status} with Retry-After in ${wait}`, { does: 'answer', status, wait }),
  ),
);
// What the service itself says instead of doing the work; some vendors store it under the key.
const refusedInside = [400, 401, 403, 404, 422, 429, 500, 503].map((status) =>
  fault('inside', String(status), { does: 'answer', status }),
);
// A gateway that lost its patience. 401 and 429 are not here: they say that nothing was carried out.
const patienceLost = [408, 500, 502, 503, 504].map((status) =>
  fault('delivery', String(status), { does: 'answer', status }),
);

/** Every way to misbehave, in a fixed order: a seed means the same in each run. */
export const ALL_FAULTS: readonly Fault[] = [
  fault('connect', 'refuse', { does: 'refuse' }),
  ...broken,
  ...refusedByGateway,
  ...waits,
  ...refusedInside,
  ...patienceLost,
  fault('inside', '500 after the work', { does: 'fail after the work', status: 500 }),
  fault('arrival', 'revoked token', { does: 'revoke' }),
  fault('arrival', 'delayed request', { does: 'delay' }),
  fault('inside', 'slow work', { does: 'work slowly' }),
  ...[301, 302, 303, 307, 308].map((status) =>
    fault('arrival', `redirect ${status}`, { does: 'redirect', status }),
  ),
  fault('delivery', 'redirect 303', { does: 'redirect', status: 303 }),
  fault('arrival', 'HTML', { does: 'garble', as: 'HTML' }),
  ...GARBLED.map((as) => fault('delivery', as, { does: 'garble', as })),
];

const byName = new Map(ALL_FAULTS.map((one) => [one.name, one]));

/** The fault of a name; throws for one that does not exist. */
export function faultNamed(name: string): Fault {
  const found = byName.get(name);
  if (found) return found;
  throw new Error(`No fault \`${name}\`. The names stand in tools/faults/faults/all-faults.ts.`);
}

function fault(place: Place, what: string, act: Act): Fault {
  return { name: `${what}, ${place}`, place, act };
}
