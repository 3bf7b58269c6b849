import { checkNames } from './check-names.ts';
import { shown } from './faults/shown.ts';
import type { Reading } from './idempotency/keys.ts';
import type { SandboxOptions } from './sandbox.ts';
import type { ClockOptions } from './state/clock.ts';
import { type Duration, milliseconds } from './state/duration.ts';

type Checks<Options> = { readonly [Name in keyof Required<Options>]: (value: unknown) => void };

const CLOCK: Checks<ClockOptions> = {
  start(value) {
    const isDate = value instanceof Date || typeof value === 'string';
    if (!isDate || Number.isNaN(new Date(value).getTime()))
      throw new TypeError(`\`clock.start\` is no date: ${shown(value)}. Give a \`Date\`, or its ISO text.`);
  },
  frozen: fits('clock.frozen', isBoolean, '`true` or `false`'),
  speed: fits(
    'clock.speed',
    (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
    'a number above 0',
  ),
};

const READING: Checks<Reading> = {
  storesErrors: fits('idempotency.storesErrors', isBoolean, '`true` or `false`'),
  countsHeaders: fits('idempotency.countsHeaders', isBoolean, '`true` or `false`'),
};

const OPTIONS: Checks<SandboxOptions> = {
  seed: fits('seed', (value) => typeof value === 'string' || Number.isFinite(value), 'a number or a text'),
  clock: (value) => checkAll('clock', value, CLOCK),
  idempotency: (value) => checkAll('idempotency', value, READING),
  transitions: checkTransitions,
  faultFor: fits('faultFor', (value) => typeof value === 'function', 'a function'),
  load: fits('load', (value) => typeof value === 'string', 'the text that `save()` gave'),
};

/** Refuses options that would be overlooked or break later, naming them. */
export function checkOptions(options: unknown): void {
  checkAll('options', options, OPTIONS);
}

function checkAll<Options>(at: string, given: unknown, checks: Checks<Options>): void {
  checkNames(at, given, Object.keys(checks));
  for (const [name, value] of Object.entries(given as object))
    if (value !== undefined) checks[name as keyof Options](value);
}

function checkTransitions(value: unknown): void {
  if (value === 'immediate') return;
  if (typeof value !== 'object' || value === null)
    throw new TypeError(
      `\`transitions\` is ${shown(value)}: give 'immediate', { after: '2s' } or { reads: 3 }.`,
    );
  checkNames('transitions', value, ['after', 'reads']);
  const { after, reads } = value as { readonly after?: unknown; readonly reads?: unknown };
  if ((after === undefined) === (reads === undefined))
    throw new TypeError(`\`transitions\` is ${shown(value)}: give either \`after\` or \`reads\`.`);
  if (reads === undefined) return void milliseconds(after as Duration);
  if (!Number.isInteger(reads) || (reads as number) < 1)
    throw new TypeError(`\`transitions.reads\` is ${shown(reads)}: give a whole number from 1.`);
}

function fits(name: string, test: (value: unknown) => boolean, give: string): (value: unknown) => void {
  return (value) => {
    if (!test(value)) throw new TypeError(`\`${name}\` is ${shown(value)}: give ${give}.`);
  };
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}
