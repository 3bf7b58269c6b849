import type { Client } from '@quittance/runtime';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Part } from '../../runtime/src/call/contracts.ts';
import { callLayer } from '../../runtime/src/layers/use.ts';
import { json, reset, stall } from '../../runtime/src/testing/fake-fetch.ts';
import { PATIENT } from '../../runtime/src/testing/patient.ts';
import { createReceipt, testClient } from '../../runtime/src/testing/test-api.ts';
import { createJournal } from '../src/create-journal.ts';
import type { JournalEntry } from '../src/entry/journal-entry.ts';
import type { JournalStore } from '../src/journal-store.ts';
import { thrown } from './acme.ts';

const body = { type: 'SALE' } as const;
const ok = json(200, { id: 'r1' });
const key = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const never = new Promise<never>(() => undefined);

/** A store in memory whose changes hang from the first or second one on, until it is mended. */
function hangingStore(from: 1 | 2) {
  const entries = new Map<string, JournalEntry>();
  let changes = 0;
  let mend = () => undefined as unknown;
  const mended = new Promise((resolve) => {
    mend = () => resolve(undefined);
  });
  const store: JournalStore = {
    async update(id, change) {
      changes++;
      if (changes >= from) await mended;
      const entry = change(entries.get(id));
      if (entry) entries.set(id, entry);
      else entries.delete(id);
    },
    unknown: async () => [...entries.values()].filter(({ state }) => state === 'unknown'),
    sweep: async () => 0,
    close: () => never,
  };
  // Seen, not slept for: a busy machine takes longer than any number of milliseconds.
  const hangs = () => vi.waitFor(() => expect(changes).toBeGreaterThanOrEqual(from), PATIENT);
  return { store, entries, mend, hangs };
}

function clientOn(
  from: 1 | 2,
  answers: Parameters<typeof testClient>[0],
  options: Parameters<typeof testClient>[1] = {},
) {
  const { store, ...kept } = hangingStore(from);
  const journal = createJournal(store);
  const onWarning = vi.fn();
  const settings = { deadline: 2_000, timeout: 10_000, retry: false as const, hooks: { onWarning } };
  // The runtime's test kit is of its sources, and for TypeScript those are not the package that this one builds on.
  const made = testClient(answers, { ...settings, journal: journal as object as Part, ...options });
  return { ...made, ...kept, journal, onWarning };
}

describe('a journal that hangs before the write is sent', () => {
  it('is a JournalError by the deadline: nothing was sent', async () => {
    const { client, clock, hangs, seen } = clientOn(1, [ok]);
    const call = thrown(createReceipt({ client, body }));
    await hangs();
    clock.advance(2_000);
    const error = await call;
    expect(error).toMatchObject({ name: 'JournalError', outcomeKnown: true, attempts: 0, retryable: true });
    expect(String(error)).toContain(
      'not sent, since the journal could not keep it (no answer within the deadline of 2000 ms)',
    );
    expect(seen).toHaveLength(0);
    expect(clock.pending()).toBe(0);
  });

  it('leaves a call in doubt that was so before', async () => {
    const { client, clock, hangs, seen } = clientOn(1, [ok]);
    const call = thrown(createReceipt({ client, body, idempotencyKey: key, asksAgain: true }));
    await hangs();
    clock.advance(2_000);
    expect(await call).toMatchObject({
      name: 'OutcomeUnknownError',
      outcomeKnown: false,
      key,
      cause: { name: 'JournalError' },
    });
    expect(seen).toHaveLength(0);
  });

  it('lets the caller abort, and leaves no timer', async () => {
    const { client, clock, hangs, seen } = clientOn(1, [ok]);
    const controller = new AbortController();
    const call = thrown(createReceipt({ client, body, signal: controller.signal }));
    await hangs();
    controller.abort();
    expect(await call).toMatchObject({ name: 'AbortedError', outcomeKnown: true });
    expect(seen).toHaveLength(0);
    expect(clock.pending()).toBe(0);
  });

  it('lists nothing of it when it comes to after all', async () => {
    const { client, clock, entries, hangs, journal, mend, seen } = clientOn(1, [ok]);
    const call = thrown(createReceipt({ client, body }));
    await hangs();
    clock.advance(2_000);
    await call;
    mend();
    await vi.waitFor(() => expect([...entries.values()]).toMatchObject([{ state: 'not done' }]), PATIENT);
    expect(await journal.pending()).toEqual([]);
    expect(seen).toHaveLength(0);
  });
});

describe('a journal that hangs after the answer', () => {
  it('hands the answer over by the deadline, and lists the write to be resumed with its key', async () => {
    const { client, clock, hangs, journal, onWarning } = clientOn(2, [ok]);
    const call = createReceipt({ client, body, idempotencyKey: key });
    await hangs();
    clock.advance(1_999);
    expect((await call).data).toEqual({ id: 'r1' });
    expect(clock.pending()).toBe(0);
    expect(onWarning).toHaveBeenCalledWith(expect.objectContaining({ code: 'journal' }));
    expect(await journal.pending()).toMatchObject([{ key, state: 'unknown' }]);
  });

  it.each([
    ['BadRequestError', true, json(400, { code: 'E_X' })],
    ['OutcomeUnknownError', false, json(500, {})],
    ['OutcomeUnknownError', false, reset()],
  ])('throws the %s by the deadline (outcomeKnown: %s)', async (name, outcomeKnown, answer) => {
    const { client, clock, hangs, journal } = clientOn(2, [answer]);
    const call = thrown(createReceipt({ client, body, idempotencyKey: key }));
    await hangs();
    clock.advance(1_999);
    expect(await call).toMatchObject({ name, outcomeKnown });
    expect(clock.pending()).toBe(0);
    expect(await journal.pending()).toMatchObject([{ key }]);
  });

  it('waits for a disk, and no longer, when the time of the call is up', async () => {
    const { client, clock, hangs, journal, seen } = clientOn(2, [stall]);
    const call = thrown(createReceipt({ client, body, idempotencyKey: key }));
    await vi.waitFor(() => expect(seen).toHaveLength(1), PATIENT);
    clock.advance(2_000);
    await hangs();
    clock.advance(100);
    expect(await call).toMatchObject({ name: 'OutcomeUnknownError', cause: { name: 'TimeoutError' } });
    expect(clock.pending()).toBe(0);
    expect(await journal.pending()).toMatchObject([{ key }]);
  });

  it('does not take the answer from a caller who aborts meanwhile', async () => {
    const { client, hangs } = clientOn(2, [ok]);
    const controller = new AbortController();
    const call = createReceipt({ client, body, signal: controller.signal });
    await hangs();
    controller.abort();
    expect((await call).data).toEqual({ id: 'r1' });
  });

  it('makes no unknown outcome of a success under a layer of the user', async () => {
    const use = [callLayer(async (_, next) => next())];
    const { client, clock, hangs } = clientOn(2, [ok], { use });
    const call = createReceipt({ client, body });
    await hangs();
    clock.advance(1_999);
    expect((await call).data).toEqual({ id: 'r1' });
  });

  it('lets the write be resumed, with the same key, once it is mended', async () => {
    const { client, clock, entries, hangs, journal, mend, seen } = clientOn(2, [ok]);
    const call = createReceipt({ client, body, idempotencyKey: key });
    await hangs();
    clock.advance(1_999);
    await call;
    const [entry] = await journal.pending();
    mend();
    await vi.waitFor(() => expect([...entries.values()]).toMatchObject([{ state: 'done' }]), PATIENT);
    await journal.resume(client as object as Client, entry as JournalEntry);
    expect(seen.map(({ headers }) => headers.get('x-key'))).toEqual([key, key]);
    expect(await journal.pending()).toEqual([]);
  });
});

describe('close', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says so when the store hangs, instead of waiting for ever', async () => {
    vi.useFakeTimers();
    const closing = thrown(createJournal(hangingStore(1).store).close());
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await closing).toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('close(): the store did not answer within 20000 ms'),
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer when the store closes', async () => {
    vi.useFakeTimers();
    await createJournal({ ...hangingStore(1).store, close: async () => undefined }).close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
