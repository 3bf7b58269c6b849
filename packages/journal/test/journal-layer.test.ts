import type { Client } from '@quittance/runtime';
import { describe, expect, it, vi } from 'vitest';
import { tokenExchange } from '../../runtime/src/auth/token-exchange.ts';
import type { Part } from '../../runtime/src/call/contracts.ts';
import { request } from '../../runtime/src/client/request.ts';
import { operation } from '../../runtime/src/operation/operation.ts';
import { jsonBody } from '../../runtime/src/request/bodies/json-body.ts';
import { json, reset, type SeenRequest, stall } from '../../runtime/src/testing/fake-fetch.ts';
import { PATIENT } from '../../runtime/src/testing/patient.ts';
import {
  createReceipt,
  deleteReceipt,
  getReceipt,
  sendReceipt,
  testClient,
} from '../../runtime/src/testing/test-api.ts';
import type { JournalEntry } from '../src/entry/journal-entry.ts';
import { journalLayers } from '../src/journal-layers.ts';
import type { JournalOutcome } from '../src/journal-outcome.ts';
import type { BeginWrite, JournalledWrite, JournalTicket } from '../src/journalled-write.ts';
import { ownsEntry } from '../src/resume/account-of.ts';
import { type ResumeOptions, resumeEntry } from '../src/resume/resume-entry.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

// The runtime's test kit is of its sources, and for TypeScript those are not the package that this one builds on.
const asPart = (part: object) => part as Part;

/** A journal in memory that keeps what it is told; `begin` may be another. */
function memoryJournal(
  ticket: Partial<JournalTicket> = {},
  around: (begin: BeginWrite) => BeginWrite = (begin) => begin,
) {
  const writes: JournalledWrite[] = [];
  const outcomes: JournalOutcome[] = [];
  const begin: BeginWrite = async (write) => {
    writes.push(write);
    return {
      firstSentAt: write.now,
      inDoubt: false,
      record: async (outcome) => {
        outcomes.push(outcome);
      },
      giveUp: () => undefined,
      ...ticket,
    };
  };
  const resuming = new WeakMap<object, JournalEntry>();
  const journal = journalLayers(around(begin), (input) => resuming.get(input));
  const resume = (client: object, entry: JournalEntry, options: object = {}) =>
    resumeEntry({ journal, resuming }, client as Client, entry, options as ResumeOptions<never, never>);
  return { journal: asPart(journal), writes, outcomes, resume };
}

describe('before a write leaves', () => {
  it('waits for the journal, and tells it all that is needed to send it again', async () => {
    const order: string[] = [];
    const { journal, writes } = memoryJournal({}, (begin) => async (write) => {
      await soon();
      order.push('kept');
      return begin(write);
    });
    const { client, seen } = testClient(
      [
        () => {
          order.push('sent');
          return ok.clone();
        },
      ],
      { journal },
    );
    await createReceipt({ client, body });
    expect(order).toEqual(['kept', 'sent']);
    expect(writes).toMatchObject([
      {
        api: 'acme/till',
        baseUrl: 'https://test.acme.example/v1',
        account: undefined,
        parts: { headers: { 'X-Api-Version': '2026-05-04' }, body },
        body: JSON.stringify(body),
        key: seen[0]?.headers.get('x-key'),
        ttlSeconds: 86_400,
        resumes: undefined,
      },
    ]);
    expect(JSON.stringify(writes)).not.toContain('token-0001');
  });

  it('keeps it once, however many attempts it takes', async () => {
    const { journal, writes, outcomes } = memoryJournal();
    const { client, seen } = testClient([reset(), json(503, {}), ok], { journal });
    await createReceipt({ client, body });
    expect(seen).toHaveLength(3);
    expect(writes).toHaveLength(1);
    expect(outcomes).toEqual([{ state: 'done', status: 200 }]);
  });

  it('keeps every kind of write, and neither reads nor token requests', async () => {
    const { journal, writes } = memoryJournal();
    const createToken = operation<{ body: object; url: '/tokens' }, { 200: { id: string } }>({
      id: 'createToken',
      method: 'POST',
      path: '/tokens',
      bodyFormat: jsonBody,
      covered: true,
    });
    const auth = tokenExchange({
      identity: 'key-1',
      exchange: async ({ send }) => {
        await send(createToken, { body: {} });
        return { token: 'token-1', expiresAt: Number.MAX_SAFE_INTEGER };
      },
    });
    const { client } = testClient([ok], { journal, auth });
    await getReceipt({ client, path });
    await sendReceipt({ client, body });
    await deleteReceipt({ client, path });
    await request(client, { method: 'PUT', path: '/receipts/1', body: {} });
    expect(
      writes.map(({ descriptor, key }) => [descriptor.id, key, descriptor.undescribed === true]),
    ).toEqual([
      ['sendReceipt', undefined, false],
      ['deleteReceipt', undefined, false],
      ['request', undefined, true],
    ]);
    expect(writes[0]?.account).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('disk full'))],
    [
      'throws at once',
      () => {
        throw new Error('disk full');
      },
    ],
  ])('refuses the call with nothing sent when the journal %s', async (_, begin) => {
    const { client, seen } = testClient([ok], { journal: asPart(journalLayers(begin)) });
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'JournalError', outcomeKnown: true, retryable: true, attempts: 0 });
    expect(String(error)).toContain('not sent, since the journal could not keep it (disk full)');
    expect(seen).toHaveLength(0);
  });

  it('waits for it no longer than for an attempt, and takes back what it keeps too late', async () => {
    let keep: (() => void) | undefined;
    const { journal, outcomes } = memoryJournal(
      {},
      (begin) => (write) =>
        new Promise((resolve) => {
          keep = () => resolve(begin(write));
        }),
    );
    const { client, clock, seen } = testClient([ok], { journal });
    const call = thrown(createReceipt({ client, body, timeout: 1_000 }));
    await vi.waitFor(() => expect(keep).toBeDefined(), PATIENT);
    clock.advance(1_000);
    expect(await call).toMatchObject({
      name: 'JournalError',
      cause: { message: 'no answer within 1000 ms' },
    });
    keep?.();
    await vi.waitFor(() => expect(outcomes).toEqual([{ state: 'not done', error: 'AbortedError' }]), PATIENT);
    expect(seen).toHaveLength(0);
  });

  it('lets the caller abort', async () => {
    const begin = () => new Promise<JournalTicket>(() => undefined);
    const { client, seen } = testClient([ok], { journal: asPart(journalLayers(begin)) });
    const controller = new AbortController();
    const call = thrown(createReceipt({ client, body, signal: controller.signal }));
    await soon();
    controller.abort();
    expect(await call).toMatchObject({ name: 'AbortedError', outcomeKnown: true });
    expect(seen).toHaveLength(0);
  });
});

describe('after the answer', () => {
  it.each([
    ['done', 'a success', [ok]],
    ['not done', 'a refusal', [json(400, { code: 'E_X' })]],
    ['not done', 'a connection that was never made', [refusedConnection()]],
    ['unknown', 'a 500', [json(500, {})]],
    ['unknown', 'a lost answer', [reset()]],
    ['unknown', 'a refusal that says nothing of the lost answer before', [reset(), json(403, {})]],
    ['done', 'a success that is too large', [json(200, { id: 'x'.repeat(2_000) })]],
  ] as const)('notes that the write is %s after %s', async (state, _, answers) => {
    const { journal, outcomes } = memoryJournal();
    const { client } = testClient(answers, { journal, maxResponseBytes: 1_000 });
    await thrown(createReceipt({ client, body }));
    expect(outcomes).toHaveLength(1);
    expect(outcomes[0]).toMatchObject({ state });
  });

  it('notes a success that differs from the spec as done, though it is thrown', async () => {
    const { journal, outcomes } = memoryJournal();
    const { client } = testClient([json(200, { id: 7 })], { journal, validation: { response: 'throw' } });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'ResponseValidationError' });
    expect(outcomes).toMatchObject([{ state: 'done' }]);
  });

  it('notes status and code of a refusal', async () => {
    const { journal, outcomes } = memoryJournal();
    const { client } = testClient([json(422, { code: 'E_FIELDS' })], { journal });
    await thrown(createReceipt({ client, body }));
    expect(outcomes).toEqual([
      { state: 'not done', error: 'ValidationError', status: 422, code: 'E_FIELDS' },
    ]);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('disk full'))],
    ['hangs', () => new Promise<void>(() => undefined)],
  ])('a journal that %s never makes a success look failed, and is a warning', async (_, end) => {
    const onWarning = vi.fn();
    const record = vi.fn(end);
    const { journal } = memoryJournal({ record });
    const { client, clock } = testClient([ok], { journal, hooks: { onWarning } });
    const call = createReceipt({ client, body });
    await vi.waitFor(() => expect(record).toHaveBeenCalled(), PATIENT);
    clock.advance(5_000);
    expect((await call).data).toEqual({ id: 'r1' });
    expect(onWarning).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'journal', operation: 'createReceipt' }),
    );
  });

  it('a journal that fails does not change an error either', async () => {
    const { journal } = memoryJournal({ record: () => Promise.reject(new Error('disk full')) });
    const { client } = testClient([json(400, {})], { journal });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'BadRequestError' });
  });
});

describe('a write that an earlier process may have sent', () => {
  it('is in doubt from the start: a refusal that may come from elsewhere settles nothing', async () => {
    const { journal, outcomes } = memoryJournal({ inDoubt: true });
    const { client } = testClient([json(403, {})], { journal });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
    expect(outcomes).toMatchObject([{ state: 'unknown' }]);
  });

  it('may be asked for until the window of its first sending closes, and no longer', async () => {
    const day = 86_400_000;
    const firstSentAt = Date.UTC(2026, 4, 4, 12) - day + 10_000;
    const { journal } = memoryJournal({ inDoubt: true, firstSentAt });
    const { client, clock, seen } = testClient([stall], { journal });
    const call = thrown(createReceipt({ client, body }));
    await vi.waitFor(() => expect(seen).toHaveLength(1), PATIENT);
    clock.advance(10_000);
    expect(await call).toMatchObject({
      name: 'OutcomeUnknownError',
      askAgainBefore: new Date(firstSentAt + day),
    });
    expect(seen).toHaveLength(1);
  });
});

describe('resume', () => {
  const entry: JournalEntry = {
    id: 'e1',
    api: 'acme/till',
    baseUrl: 'https://test.acme.example/v1',
    operation: 'createReceipt',
    descriptor: { id: 'createReceipt', method: 'POST', path: '/receipts', covered: true },
    body: { type: 'SALE', later: true },
    key: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    startedAt: '2026-05-04T12:00:00.000Z',
    state: 'unknown',
  };

  it('sends the entry with its key, unchecked, since it was checked when it was first sent', async () => {
    const { journal, resume, writes } = memoryJournal({ inDoubt: true });
    const { client, seen } = testClient([ok], { journal });
    const { data } = await resume(client, entry, { operation: createReceipt });
    expect(data).toEqual({ id: 'r1' });
    expect(seen).toMatchObject([{ method: 'POST', path: '/v1/receipts', body: JSON.stringify(entry.body) }]);
    expect(seen[0]?.headers.get('x-key')).toBe(entry.key);
    expect(writes[0]?.resumes).toBe(entry);
  });

  it('checks the answer where the operation is given', async () => {
    const { journal, resume } = memoryJournal();
    const { client } = testClient([json(200, { id: 7 })], { journal, validation: { response: 'throw' } });
    expect((await resume(client, entry)).data).toEqual({ id: 7 });
    expect(await thrown(resume(client, entry, { operation: createReceipt }))).toMatchObject({
      name: 'ResponseValidationError',
    });
  });

  it('is unknown, not failed, when it cannot be sent', async () => {
    const { journal, resume, writes } = memoryJournal();
    const auth = { authorize: () => Promise.reject(new Error('no token')), invalidate: () => false };
    const { client } = testClient([ok], { journal, auth });
    expect(await thrown(resume(client, entry))).toMatchObject({
      name: 'OutcomeUnknownError',
      outcomeKnown: false,
      key: entry.key,
    });
    expect(writes).toHaveLength(0);
  });

  it('needs the journal, and resolves to what is wrong where nothing is to be thrown', async () => {
    const { resume } = memoryJournal();
    const { client } = testClient([ok]);
    expect(await thrown(resume(client, entry))).toMatchObject({ name: 'ConfigurationError' });
    expect(await resume(client, entry, { throwOnError: false })).toMatchObject({
      data: undefined,
      error: { name: 'ConfigurationError' },
    });
  });

  it('is offered for entries of the same API, address and account', async () => {
    const { client } = testClient([ok]);
    expect(await ownsEntry(client as object as Client, entry)).toBe(true);
    for (const other of [{ api: 'x' }, { baseUrl: 'https://live.acme.example/v1' }, { account: 'a' }]) {
      expect(await ownsEntry(client as object as Client, { ...entry, ...other })).toBe(false);
    }
  });
});

function refusedConnection() {
  return (_: SeenRequest): Response => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    });
    throw new TypeError('fetch failed', { cause });
  };
}
