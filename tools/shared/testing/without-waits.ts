/** Time as it is, but for the waits between attempts: what a client does after a wait does not depend on the wait. */
export const withoutWaits = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
  sleep: async () => undefined,
};
