import { type Act, FORMS, GARBLED, MOMENTS, type Place, SYSCALLS, WAITS } from './fault.ts';
import { shown } from './shown.ts';

/** What a field of an act may be. */
interface Field {
  readonly fits: (value: unknown) => boolean;
  /** What to give: `a whole number from 100 to 999` */
  readonly give: string;
  readonly isOptional?: true;
}

interface Kind<Name extends string = string> {
  /** Where it may stand. */
  readonly places: readonly Place[];
  readonly fields: Readonly<Record<Name, Field>>;
}

/** The fields of an act, beside what it does: a field that is added to its type has to be checked here as well. */
type FieldsOf<Does, One = Act> = One extends Act
  ? Does extends One['does']
    ? Exclude<keyof One, 'does'>
    : never
  : never;

const moment = oneOf(MOMENTS);
const delay: Field = {
  fits: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
  give: 'milliseconds from 0',
};
const code: Field = { fits: (value) => typeof value === 'string' && value !== '', give: 'a text: `EPIPE`' };
const onlyTrue: Field = { fits: (value) => value === true, give: '`true`, or leave it out' };

const KINDS: { readonly [Does in Act['does']]: Kind<FieldsOf<Does>> } = {
  refuse: { places: ['connect'], fields: {} },
  'fail in the system': { places: ['connect', 'delivery'], fields: { syscall: oneOf(SYSCALLS), code } },
  reset: { places: ['arrival', 'delivery'], fields: { moment } },
  stall: { places: ['arrival', 'delivery'], fields: { moment } },
  wait: { places: ['arrival', 'delivery'], fields: { ms: delay } },
  answer: {
    places: ['arrival', 'inside', 'delivery'],
    fields: {
      // Three digits, whatever they mean: a status that HTTP does not know is a fault as well.
      status: wholeNumber(200, 999),
      wait: optional(oneOf(Object.keys(WAITS))),
      form: optional(oneOf(FORMS)),
      keepsHeaders: optional(onlyTrue),
      stalls: optional(onlyTrue),
    },
  },
  redirect: { places: ['arrival', 'delivery'], fields: { status: wholeNumber(300, 399) } },
  garble: { places: ['arrival', 'delivery'], fields: { as: oneOf(GARBLED) } },
  revoke: { places: ['arrival'], fields: {} },
  delay: { places: ['arrival'], fields: {} },
  repeat: { places: ['arrival'], fields: {} },
  'work slowly': { places: ['inside'], fields: {} },
  'fail after the work': { places: ['inside'], fields: { status: wholeNumber(400, 599) } },
};

/**
 * Throws for a fault that cannot fire, with the field that is wrong: an unknown act, a place where it makes no sense, a reset
 * without its moment. Faults come from JavaScript and over HTTP too, where no compiler has looked at them.
 */
export function checkFault({ place, act, name }: Readonly<Record<'place' | 'act' | 'name', unknown>>): void {
  if (typeof act !== 'object' || act === null || Array.isArray(act)) {
    throw new TypeError(wrong('act', act, 'an object: `{ "does": "revoke" }`'));
  }
  const { does, ...given } = act as Readonly<Record<string, unknown>>;
  const kind =
    typeof does === 'string' && Object.hasOwn(KINDS, does) ? KINDS[does as Act['does']] : undefined;
  if (kind === undefined) throw new TypeError(wrong('act.does', does, oneOf(Object.keys(KINDS)).give));
  if (!kind.places.some((one) => one === place)) {
    const where =
      place === undefined ? 'no place' : `\`${typeof place === 'string' ? place : shown(place)}\``;
    throw new TypeError(
      `\`place\`: \`${does}\` cannot happen at ${where}, only at ${kind.places.join(' or ')}.`,
    );
  }
  checkFields(String(does), kind.fields, given);
  if (name !== undefined && typeof name !== 'string') throw new TypeError(wrong('name', name, 'a text'));
}

function checkFields(does: string, fields: Kind['fields'], given: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    const known = Object.keys(fields).join(', ');
    throw new TypeError(
      `\`act.${name}\`: \`${does}\` has no such field. It has ${known === '' ? 'none' : `these: ${known}`}.`,
    );
  }
  for (const [name, { fits, give, isOptional }] of Object.entries(fields)) {
    const value = given[name];
    if (value === undefined ? isOptional : fits(value)) continue;
    throw new TypeError(wrong(`act.${name}`, value, give));
  }
}

function wrong(field: string, value: unknown, give: string): string {
  return `\`${field}\` is ${value === undefined ? 'missing' : shown(value)}: give ${give}.`;
}

function oneOf(values: readonly string[]): Field {
  return {
    fits: (value) => values.some((one) => one === value),
    give: `one of ${values.map((value) => `\`${value}\``).join(', ')}`,
  };
}

function wholeNumber(least: number, most: number): Field {
  return {
    fits: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    give: `a whole number from ${least} to ${most}`,
  };
}

function optional(field: Field): Field {
  return { ...field, isOptional: true };
}
