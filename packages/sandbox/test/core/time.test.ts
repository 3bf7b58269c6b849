import { expect, onTestFinished, test, vi } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { open } from './open-things.ts';
import { things } from './things.ts';

const stateOf = ({ sandbox }: ReturnType<typeof open>) =>
  (sandbox.ledger.rows('things') as readonly { readonly state: string }[]).map(({ state }) => state);

test('what takes time happens as real time passes, and what waits for webhooks is sent then', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const opened = open({ transitions: { after: '1s' } });
  const got: string[] = [];
  opened.sandbox.webhooks.listen(
    async (request) => {
      got.push(await request.text());
      return new Response();
    },
    { after: '1s' },
  );
  await opened.create('one');
  expect(stateOf(opened)).toEqual(['NEW']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([stateOf(opened), got]).toEqual([['READY'], []]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(got).toHaveLength(1);
  opened.sandbox.close();
});

test('nothing happens by itself once it is closed, nor while the clock stands still', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const closed = open({ transitions: { after: '1s' } });
  const frozen = open({ transitions: { after: '1s' }, clock: { frozen: true } });
  await Promise.all([closed.create('one'), frozen.create('one')]);
  closed.sandbox.close();
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([...stateOf(closed), ...stateOf(frozen)]).toEqual(['NEW', 'NEW']);
});

test('a task that fails by itself is a defect of the sandbox, and ends no process', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const opened = open({ transitions: { after: '1s' } });
  const { body } = await opened.create('one');
  await opened.call('DELETE', `/things/${body.id}`, undefined, { 'x-key': 'd' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(opened.sandbox.defects).toHaveLength(1);
  expect(opened.sandbox.defects[0]).toContain(`Thing ${body.id}`);
});

test('two who skip time at once skip it one after the other', async () => {
  const { sandbox } = open({ clock: { frozen: true, start: '2026-01-01T00:00:00Z' } });
  await Promise.all([sandbox.clock.advance('1h'), sandbox.clock.advance('2h')]);
  expect(sandbox.clock.now().toISOString()).toBe('2026-01-01T03:00:00.000Z');
  await expect(sandbox.clock.advance(['1h'] as never)).rejects.toThrow('`["1h"]` is no duration');
  await sandbox.clock.advance('1h');
  expect(sandbox.clock.now().toISOString()).toBe('2026-01-01T04:00:00.000Z');
});

test('restore takes back the time that was skipped', async () => {
  const { sandbox } = open({ clock: { frozen: true, start: '2026-01-01T00:00:00Z' } });
  const before = sandbox.snapshot();
  await sandbox.clock.advance('25h');
  expect(sandbox.clock.now().toISOString()).toBe('2026-01-02T01:00:00.000Z');
  sandbox.restore(before);
  expect(sandbox.clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
});

test('a fork and what is loaded go on from the time that it was', async () => {
  const clock = { frozen: true } as const;
  const { sandbox } = open({ clock: { ...clock, start: '2026-01-01T00:00:00Z' } });
  const before = sandbox.snapshot();
  await sandbox.clock.advance('25h');
  const later = '2026-01-02T01:00:00.000Z';
  expect(sandbox.fork().clock.now().toISOString()).toBe(later);
  expect(sandbox.fork(before).clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
  const load = sandbox.save();
  expect(createSandbox(things, { load, clock }).clock.now().toISOString()).toBe(later);
  const elsewhen = createSandbox(things, { load, clock: { ...clock, start: '2020-05-05T00:00:00Z' } });
  expect(elsewhen.clock.now().toISOString()).toBe('2020-05-05T00:00:00.000Z');
  const running = createSandbox(things, { load }).clock.now().getTime();
  expect(running - Date.parse(later)).toBeLessThan(10_000);
});
