import { expect, test } from 'vitest';
import { inPool } from './in-pool.ts';

test('does every job once, never more at a time than allowed', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await inPool(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    done.push(item);
  });
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

test('fails with the job that failed', async () => {
  const job = async (item: number) => {
    if (item === 2) throw new Error('two');
  };
  await expect(inPool(2, [1, 2, 3], job)).rejects.toThrow('two');
});
