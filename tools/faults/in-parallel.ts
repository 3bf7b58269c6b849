/** Does something for each item, so many at a time, in order of their start; the results are in the items' order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  parallel: number,
  each: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await each(item);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
  return results;
}
