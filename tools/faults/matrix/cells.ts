import type { Fault } from '../../../packages/sandbox/src/core/faults/fault.ts';
import { PLAYABLES, type Playable } from '../client/playable.ts';
import { ALL_FAULTS } from '../faults/all-faults.ts';
import { DEFAULTS } from '../policy/design-table.ts';
import type { Limits } from '../policy/oracle.ts';
import { READINGS, type Reading } from '../vendor/reading.ts';

/** How a caller limits a call, by name. */
export interface Setting extends Limits {
  readonly name: 'defaults' | 'retry: false' | 'own key' | 'short deadline' | 'traced attempts';
}

const usual: Limits = {
  maxAttempts: DEFAULTS.maxAttempts,
  deadlineMs: DEFAULTS.deadlineMs,
  ownKey: false,
  tracesAttempts: false,
};
const defaults: Setting = { ...usual, name: 'defaults' };
// A hook or a layer that adds a new `traceparent` to each attempt.
const traced: Setting = { ...usual, name: 'traced attempts', tracesAttempts: true };

/** What a caller may say for itself. The short deadline is shorter than an attempt may take. */
export const SETTINGS: readonly Setting[] = [
  defaults,
  { ...usual, name: 'retry: false', maxAttempts: 1 },
  { ...usual, name: 'own key', ownKey: true },
  { ...usual, name: 'short deadline', deadlineMs: 20_000 },
];

/** One call of the matrix. */
export interface Cell {
  readonly name: string;
  readonly playable: Playable;
  readonly reading: Reading;
  readonly setting: Setting;
  /** The faults of the first requests, in turn. */
  readonly faults: readonly Fault[];
  /** The last fault goes on for ever. */
  readonly forever: boolean;
}

/**
 * Every fault × operation × reading × setting, played once and for ever; faults that are variants of another one with the
 * defaults in one reading.
 */
export function singleFaultCells(): Cell[] {
  return PLAYABLES.flatMap((playable) =>
    readingsOf(playable).flatMap((reading, index) =>
      settingsOf(playable, reading).flatMap((setting) =>
        ALL_FAULTS.filter(
          (fault) => isHonest(playable, fault) && (!fault.isVariant || (index === 0 && setting === defaults)),
        ).flatMap((fault) =>
          [false, true].map((forever) => cell({ playable, reading, setting, faults: [fault], forever })),
        ),
      ),
    ),
  );
}

/** Every pair of faults but variants, one after the other, on a write of each kind. */
export function faultPairCells(): Cell[] {
  const names = ['POST, covered', 'POST, uncovered', 'PUT, final, uncovered', 'DELETE, uncovered'];
  return PLAYABLES.filter(({ name }) => names.includes(name)).flatMap((playable) => {
    const faults = ALL_FAULTS.filter(
      (fault) => isHonest(playable, fault) && !isDeterministicRefusal(fault) && !fault.isVariant,
    );
    const pairs = (firsts: readonly Fault[], reading: Reading, setting: Setting) =>
      firsts.flatMap((first) =>
        faults.map((second) => cell({ playable, reading, setting, faults: [first, second], forever: false })),
      );
    return readingsOf(playable).flatMap((reading) => [
      ...pairs(faults, reading, defaults),
      ...(isTraced(playable, reading) ? pairs(faults.filter(isFirstOfTraced), reading, traced) : []),
    ]);
  });
}

function cell(parts: Omit<Cell, 'name'>): Cell {
  const { playable, reading, setting, faults, forever } = parts;
  const what = faults.map(({ name }) => `[${name}]`).join(' then ');
  return {
    ...parts,
    name: `${playable.name} · ${what}${forever ? ' for ever' : ''} · ${setting.name} · ${reading.name}`,
  };
}

function settingsOf(playable: Playable, reading: Reading): readonly Setting[] {
  return [
    ...SETTINGS.filter(({ ownKey }) => playable.traits.covered || !ownKey),
    ...(isTraced(playable, reading) ? [traced] : []),
  ];
}

// Only where headers count may their change be felt.
function isTraced({ name }: Playable, { countsHeaders }: Reading): boolean {
  return countsHeaders && name === 'POST, covered';
}

function isFirstOfTraced({ name }: Fault): boolean {
  return ['reset before the headers, arrival', 'reset before the headers, delivery', '409, arrival'].includes(
    name,
  );
}

// Where nothing is stored under a key, all readings are the same.
function readingsOf({ traits }: Playable): readonly Reading[] {
  return traits.covered ? READINGS : READINGS.slice(0, 1);
}

/**
 * Whether a vendor that keeps what its spec promises can have this fault, and a client can know of it: a write without a
 * key that a proxy repeats is carried out twice, whatever its client does.
 */
export function isHonest({ traits }: Pick<Playable, 'traits'>, { place, act }: Fault): boolean {
  if (act.does === 'repeat') return traits.covered || traits.method === 'GET';
  const breaksPromise = place === 'delivery' && act.does === 'answer' && act.status === 503 && !act.form;
  return !(traits.promises503 && breaksPromise);
}

/** A refusal that depends on the request alone: a second copy would be refused, too, so it mixes with nothing. */
export function isDeterministicRefusal({ place, act }: Fault): boolean {
  return place === 'inside' && act.does === 'answer' && [400, 403, 404, 422].includes(act.status);
}
