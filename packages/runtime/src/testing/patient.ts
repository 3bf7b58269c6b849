/** For `vi.waitFor`, where what is waited for is tested and not how long it takes: a busy machine takes its time. */
export const PATIENT = { timeout: 60_000 } as const;
