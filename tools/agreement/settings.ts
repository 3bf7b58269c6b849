/** How much is tried, and from which seed. */
export interface Settings {
  /** Random inputs for each body. */
  readonly runs: number;
  readonly seed: number;
}

const usualRuns = 300;

/** The seed of every ordinary run, so that a red build has its cause in the change that it builds. */
const usualSeed = 20_260_504;

/**
 * Reads `QUITTANCE_RUNS` and `QUITTANCE_SEED`. Whoever asks for more runs and names no seed gets one from the
 * clock: a long run is there to find what the usual seed does not.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): Settings {
  const runs = readNumber(env, 'QUITTANCE_RUNS', 1);
  const seed = readNumber(env, 'QUITTANCE_SEED', Number.MIN_SAFE_INTEGER);
  return {
    runs: runs ?? usualRuns,
    // fast-check takes 32-bit seeds.
    seed: (seed ?? (runs === undefined ? usualSeed : now())) | 0,
  };
}

function readNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  least: number,
): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least) {
    throw new Error(
      `${name} is \`${text}\`, which is no whole number${least === 1 ? ' of at least 1' : ''}. Example: ${name}=5000.`,
    );
  }
  return number;
}
