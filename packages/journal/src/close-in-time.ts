import { TimeoutError } from '@quittance/runtime';
import type { JournalStore } from './journal-store.ts';

// Longer than a file waits for a lock.
const PATIENCE_MS = 20_000;

/** Closes a store, and says so when it hangs. */
export async function closeInTime(store: JournalStore): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new TimeoutError(
          `[@quittance/journal] close(): the store did not answer within ${PATIENCE_MS} ms. What it was writing is listed as unknown by the next pending(). Check the store`,
        ),
      );
    }, PATIENCE_MS);
  });
  try {
    await Promise.race([store.close(), late]);
  } finally {
    clearTimeout(timer);
  }
}
