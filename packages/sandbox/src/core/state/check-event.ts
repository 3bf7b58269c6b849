import { shown } from '../faults/shown.ts';
import type { Event } from './ledger.ts';

interface Field {
  readonly fits: (value: unknown) => boolean;
  readonly what: string;
}

const text: Field = { fits: (value) => typeof value === 'string', what: 'text' };
const number: Field = { fits: (value) => Number.isFinite(value), what: 'number' };
const count: Field = {
  fits: (value) => Number.isInteger(value) && Number(value) > 0,
  what: 'whole number from 1',
};
const object: Field = {
  fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  what: 'object',
};
const status: Field = { fits: (value) => text.fits(value) || number.fits(value), what: 'number or text' };
const isTrue: Field = { fits: (value) => value === true, what: '`true`' };

function optional({ fits, what }: Field): Field {
  return { fits: (value) => value === undefined || fits(value), what };
}

/** The fields of each kind of event; those that may be any JSON are left out. */
const FIELDS: { readonly [Kind in Event['kind']]: Readonly<Record<string, Field>> } = {
  put: { table: text, id: text, row: object },
  delete: { table: text, id: text },
  request: {
    operation: optional(text),
    method: text,
    target: text,
    key: optional(text),
    call: optional(text),
  },
  done: {
    request: count,
    operation: text,
    key: optional(text),
    call: optional(text),
    path: object,
    status: number,
  },
  answer: { request: count, status: number, told: text, replayed: optional(isTrue) },
  fault: { request: count, name: text, place: text },
  clock: { advancedMs: { fits: (value) => number.fits(value) && Number(value) >= 0, what: 'number from 0' } },
  webhook: { event: text, delivery: count, status },
};

/** What is wrong with an event of a saved sandbox, the `seq`-th one; `undefined` for nothing. */
export function checkEvent(event: Readonly<Record<string, unknown>>, seq: number): string | undefined {
  if (event.seq !== seq) return `\`seq\` is ${shown(event.seq)}, and it is event ${seq}`;
  if (!number.fits(event.at)) return `\`at\` is ${shown(event.at)}, and no number`;
  const { kind } = event;
  const fields =
    typeof kind === 'string' && Object.hasOwn(FIELDS, kind) ? FIELDS[kind as Event['kind']] : undefined;
  if (!fields) return `\`kind\` is ${shown(kind)}, and none that there is`;
  for (const [name, { fits, what }] of Object.entries(fields))
    if (!fits(event[name])) return `\`${name}\` is ${shown(event[name])}, and no ${what}`;
  return undefined;
}
