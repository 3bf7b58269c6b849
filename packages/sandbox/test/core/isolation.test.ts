import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { things } from './things.ts';

const create = (sandbox: ReturnType<typeof createSandbox>, name: string) =>
  sandbox.fetch('https://any.example/api/v1/things', {
    method: 'POST',
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': name },
    body: JSON.stringify({ name }),
  });

test('200 sandboxes at once see nothing of each other', async () => {
  const sandboxes = Array.from({ length: 200 }, (_, seed) => createSandbox(things, { seed }));
  await Promise.all(
    sandboxes.map(async (sandbox, index) => {
      if (index % 2 === 0) sandbox.faults.respond(503, { nth: 2 });
      await sandbox.clock.advance(index * 1_000);
      await Promise.all(['a', 'b'].map((name) => create(sandbox, `${name}${index}`)));
    }),
  );
  for (const [index, sandbox] of sandboxes.entries()) {
    const names = sandbox.ledger.rows('things').map((row) => (row as { name: string }).name);
    expect(names).toEqual(index % 2 === 0 ? [`a${index}`] : [`a${index}`, `b${index}`]);
  }
  const ids = sandboxes.flatMap(({ ledger }) =>
    ledger.rows('things').map((row) => (row as { id: string }).id),
  );
  expect(new Set(ids).size).toBe(300);
});

test('what a sandbox holds is let go with it', async () => {
  const held: WeakRef<object>[] = [];
  for (let round = 0; round < 20; round += 1) {
    const sandbox = createSandbox(things);
    await create(sandbox, 'one');
    sandbox.close();
    held.push(new WeakRef(sandbox));
  }
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const turn = () => new Promise((resolve) => setTimeout(resolve, 10));
  let left = held.length;
  // Memory is let go some time after it could be, what was looked at not before the turn ends, and the last one or two
  // when the engine likes.
  for (let round = 0; round < 20 && left > 2; round += 1) {
    await turn();
    collect();
    left = held.filter((one) => one.deref()).length;
  }
  expect(left).toBeLessThanOrEqual(2);
});
