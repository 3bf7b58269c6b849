import { PLAYABLES, type Playable } from '../client/playable.ts';
import { ALL_FAULTS } from '../faults/all-faults.ts';
import type { Fault } from '../faults/fault.ts';
import { DEFAULTS } from '../policy/design-table.ts';
import type { Limits } from '../policy/oracle.ts';
import { READINGS, type Reading } from '../vendor/service/reading.ts';

/** How a caller limits a call, by name. */
export interface Setting extends Limits {
  readonly name: 'defaults' | 'retry: false' | 'own key' | 'short deadline';
}

const usual: Limits = { maxAttempts: DEFAULTS.maxAttempts, deadlineMs: DEFAULTS.deadlineMs, ownKey: false };

/** What a caller may say for itself. The short deadline is shorter than an attempt may take. */
export const SETTINGS: readonly Setting[] = [
  { ...usual, name: 'defaults' },
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

/** Every fault × operation × reading × setting, played once and for ever. */
export function singleFaultCells(): Cell[] {
  return PLAYABLES.flatMap((playable) =>
    readingsOf(playable).flatMap((reading) =>
      SETTINGS.filter(({ ownKey }) => playable.traits.covered || !ownKey).flatMap((setting) =>
        ALL_FAULTS.filter((fault) => isHonest(playable, fault)).flatMap((fault) =>
          [false, true].map((forever) => cell({ playable, reading, setting, faults: [fault], forever })),
        ),
      ),
    ),
  );
}

/** Every pair of faults, one after the other, on a write of each kind. */
export function faultPairCells(): Cell[] {
  const [defaults] = SETTINGS;
  if (!defaults) return [];
  const names = ['POST, covered', 'POST, uncovered', 'PUT, final, uncovered', 'DELETE, uncovered'];
  return PLAYABLES.filter(({ name }) => names.includes(name)).flatMap((playable) => {
    const faults = ALL_FAULTS.filter((fault) => isHonest(playable, fault) && !isDeterministicRefusal(fault));
    return readingsOf(playable).flatMap((reading) =>
      faults.flatMap((first) =>
        faults.map((second) =>
          cell({ playable, reading, setting: defaults, faults: [first, second], forever: false }),
        ),
      ),
    );
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

// Where nothing is stored under a key, all readings are the same.
function readingsOf({ traits }: Playable): readonly Reading[] {
  return traits.covered ? READINGS : READINGS.slice(0, 1);
}

/** Whether a vendor that keeps what its spec promises can have this fault. */
export function isHonest({ traits }: Playable, { place, act }: Fault): boolean {
  return !(traits.promises503 && place === 'delivery' && act.does === 'answer' && act.status === 503);
}

/** A refusal that depends on the request alone: a second copy would be refused, too, so it mixes with nothing. */
export function isDeterministicRefusal({ place, act }: Fault): boolean {
  return place === 'inside' && act.does === 'answer' && [400, 403, 404, 422].includes(act.status);
}
