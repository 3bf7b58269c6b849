import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does work that Ctrl-C ends between two of its steps: `cleanUp` runs, then the process ends. A step that does not
 * wait for anything is not cut in two, since the signal is looked at only after it.
 */
export async function untilInterrupted<T>(work: () => Promise<T>, cleanUp: () => void): Promise<T> {
  const end = (signal: (typeof signals)[number]): void => {
    cleanUp();
    console.error('Interrupted: nothing was written.');
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.on(signal, end);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}
