const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/** Whether SQLite failed because another connection is writing. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  // The lower byte is the code, the others say which kind of it.
  return [SQLITE_BUSY, SQLITE_LOCKED].includes(error.errcode & 0xff);
}
