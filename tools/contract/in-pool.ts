/** Does a job for each item, at most `size` at a time, in order. */
export async function inPool<T>(
  size: number,
  items: readonly T[],
  job: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await job(item);
  };
  await Promise.all(Array.from({ length: Math.min(size, items.length) }, worker));
}
