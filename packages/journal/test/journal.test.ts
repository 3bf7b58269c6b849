import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ClientOptions,
  deepObject,
  formFields,
  isConfigurationError,
  isOutcomeUnknown,
  isRequestValidationError,
  jsonBody,
  operation,
  request,
  tokenExchange,
} from '@quittance/runtime';
import { describe, expect, it, vi } from 'vitest';
import { isJournalError, isWindowClosed, type JournalEntry, openJournal } from '../src/index.ts';
import { journalLayers } from '../src/journal-layers.ts';
import {
  acme,
  acmeClient,
  createReceipt,
  deleteToken,
  getReceipt,
  json,
  lost,
  sendReceipt,
  sendScan,
  thrown,
  updateOwner,
} from './acme.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ok = () => json(200, { id: 'r1' });
const body = { total: '1.10', checkout: 'c-42' };
const HOUR = 3_600_000;

function journalFile() {
  const file = join(temporaryFolder(), 'journal');
  return { file, journal: openJournal({ file }) };
}

/** A clock whose wall is so many milliseconds ahead. */
function clockAhead(ms: number): NonNullable<ClientOptions['clock']> {
  return {
    now: () => Date.now() + ms,
    monotonic: () => performance.now(),
    setTimeout: (run, delay) => setTimeout(run, delay),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    sleep: async () => undefined,
  };
}

/** A write whose answer was lost, as another process finds it. */
async function lostWrite(options: Partial<ClientOptions> = {}) {
  const { journal, file } = journalFile();
  const first = acmeClient(() => lost(), { journal, ...options });
  const error = await thrown(createReceipt({ client: first.client, body }));
  expect(isOutcomeUnknown(error)).toBe(true);
  const [entry] = await journal.pending();
  if (!entry) throw new Error('nothing is pending');
  return { journal, file, entry, key: first.seen[0]?.key };
}

describe('a write', () => {
  it('is durable before it leaves, with operation, parameters, payload and key', async () => {
    const { journal, file } = journalFile();
    let whileSending: JournalEntry[] = [];
    const { client, seen } = acmeClient(
      async () => {
        const other = openJournal({ file });
        whileSending = await other.pending();
        await other.close();
        return ok();
      },
      { journal, managed: { scope: 'merchant-7' } },
    );
    await createReceipt({ client, body });
    expect(whileSending).toEqual([
      expect.objectContaining({
        api: 'acme/till',
        baseUrl: 'https://test.acme.example/v1',
        operation: 'createReceipt',
        headers: { 'X-Api-Version': '2026-05-04', 'X-Scope': 'merchant-7' },
        body,
        key: seen[0]?.key,
        state: 'unknown',
        reconcile: { operation: 'listReceipts', hint: 'a receipt with your checkout id is yours' },
      }),
    ]);
    const [entry] = whileSending;
    expect(Date.parse(entry?.resumeBefore ?? '') - Date.parse(entry?.startedAt ?? '')).toBe(24 * HOUR);
    expect(await journal.pending()).toEqual([]);
  });

  it.each([
    ['a success', () => ok(), 0],
    ['a refusal', () => json(422, { code: 'E_X' }), 0],
    ['a 500', () => json(500, {}), 1],
    ['a lost answer', () => lost(), 1],
  ])('that ends in %s leaves %2$i pending', async (_, answer, count) => {
    const { journal } = journalFile();
    await thrown(createReceipt({ client: acmeClient(answer, { journal }).client, body }));
    expect(await journal.pending()).toHaveLength(count);
  });

  it('that is under way is not listed by the journal that has begun it', async () => {
    const { journal } = journalFile();
    let listed: JournalEntry[] | undefined;
    const { client } = acmeClient(
      async () => {
        listed = await journal.pending();
        return ok();
      },
      { journal },
    );
    await createReceipt({ client, body });
    expect(listed).toEqual([]);
  });

  it('that was refused before anything was sent is not in it, nor is a read', async () => {
    const begin = vi.fn(() => Promise.reject(new Error('unexpected')));
    const { client } = acmeClient(() => ok(), { journal: journalLayers(begin) });
    await getReceipt({ client, path: { id: 'r1' } });
    await thrown(createReceipt({ client, body, idempotencyKey: 'no-uuid' }));
    expect(begin).not.toHaveBeenCalled();
  });

  it('is refused with nothing sent when the journal cannot keep it', async () => {
    const { journal } = journalFile();
    await journal.close();
    const { client, seen } = acmeClient(() => ok(), { journal });
    const error = await thrown(createReceipt({ client, body }));
    expect(isJournalError(error)).toBe(true);
    expect(error).toMatchObject({ outcomeKnown: true, attempts: 0 });
    expect(String(error)).toContain('not sent, since the journal could not keep it (the journal is closed)');
    expect(seen).toHaveLength(0);
  });

  it('stays a success when the journal fails after the answer, with a warning', async () => {
    const { journal } = journalFile();
    const onWarning = vi.fn();
    const { client } = acmeClient(
      async () => {
        await journal.close();
        return ok();
      },
      { journal, hooks: { onWarning } },
    );
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(onWarning).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'journal', operation: 'createReceipt' }),
    );
  });
});

describe('resume', () => {
  it('sends the same request with the same key, and settles the entry', async () => {
    const { journal, entry, key } = await lostWrite({ managed: { scope: 'merchant-7' } });
    const { client, seen } = acmeClient(() => json(200, { id: 'r1' }, { 'x-replayed': 'true' }), { journal });
    const { data, idempotency } = await journal.resume(client, entry, { operation: createReceipt });
    expect(data.id).toBe('r1');
    expect(idempotency).toEqual({ key, replayed: true });
    expect(seen).toMatchObject([{ method: 'POST', path: '/v1/receipts', key, body: JSON.stringify(body) }]);
    expect(seen[0]?.headers.get('x-scope')).toBe('merchant-7');
    expect(await journal.pending()).toEqual([]);
  });

  it('sends path and query as they were', async () => {
    const { journal } = journalFile();
    const call = {
      path: { owner_id: 'o/1' },
      query: { mode: 'a b' },
      body: { name: 'x' },
      validation: { request: false },
    } as const;
    const first = acmeClient(() => lost(), { journal });
    await thrown(updateOwner({ client: first.client, ...call }));
    const second = acmeClient(() => ok(), { journal });
    const [entry] = await journal.pending();
    await journal.resume(second.client, entry as JournalEntry);
    expect(second.seen[0]).toMatchObject({ method: 'PATCH', path: '/v1/owners/o%2F1?mode=a%20b' });
    expect({ ...second.seen[0], headers: 0 }).toEqual({ ...first.seen[0], headers: 0 });
  });

  it('leaves the entry pending when the answer is lost again, and when it says nothing of the first one', async () => {
    const { journal, entry } = await lostWrite();
    for (const answer of [lost(), json(401, {}), json(403, {}), json(429, {}), json(404, {})]) {
      const { client } = acmeClient(() => answer, { journal });
      expect(isOutcomeUnknown(await thrown(journal.resume(client, entry)))).toBe(true);
      expect(await journal.pending()).toHaveLength(1);
    }
  });

  it('settles the entry when the service refuses it', async () => {
    const { journal, entry } = await lostWrite();
    const { client } = acmeClient(() => json(400, { code: 'E_X' }), { journal });
    expect(await thrown(journal.resume(client, entry))).toMatchObject({ status: 400, outcomeKnown: true });
    expect(await journal.pending()).toEqual([]);
    // A copy of the entry from before must not bring it back.
    const again = await thrown(journal.resume(client, entry));
    expect(isConfigurationError(again) && String(again)).toContain('was not carried out');
  });

  it('is refused after the window, with nothing sent, and names the operation to ask', async () => {
    const { journal, entry, key } = await lostWrite();
    const { client, seen } = acmeClient(() => ok(), { journal, clock: clockAhead(24 * HOUR + 1) });
    const error = await thrown(journal.resume(client, entry));
    expect(isWindowClosed(error)).toBe(true);
    expect(error).toMatchObject({ key, outcomeKnown: false, reconcile: { operation: 'listReceipts' } });
    expect(String(error)).toContain('nothing was sent');
    expect(seen).toHaveLength(0);
    expect(await journal.pending()).toHaveLength(1);
  });

  it('is refused when the clock was set back, for then nobody knows the window', async () => {
    const { journal, entry } = await lostWrite();
    const { client, seen } = acmeClient(() => ok(), { journal, clock: clockAhead(-HOUR) });
    expect(String(await thrown(journal.resume(client, entry)))).toContain('Set the clock');
    expect(seen).toHaveLength(0);
  });

  it('makes its last attempt before the window closes', async () => {
    const { journal, entry } = await lostWrite();
    const clock = clockAhead(24 * HOUR - 5_000);
    const { client, seen } = acmeClient(() => json(503, {}, { 'retry-after': '30' }), {
      journal,
      clock,
      retry: { maxAttempts: 4 },
    });
    expect(isOutcomeUnknown(await thrown(journal.resume(client, entry)))).toBe(true);
    expect(seen).toHaveLength(1);
  });

  it('is refused to another API, address and account', async () => {
    const account = (identity: string) =>
      tokenExchange({ identity, exchange: async () => ({ token: 't', expiresAt: Date.now() + HOUR }) });
    const { journal, entry } = await lostWrite({ auth: account('key-1') });
    const wrong: [Partial<ClientOptions>, string][] = [
      [{ auth: account('key-2') }, 'another account'],
      [{}, 'another account'],
      [{ auth: account('key-1'), baseUrl: 'https://live.acme.example/v1' }, 'another address'],
    ];
    for (const [options, text] of wrong) {
      const { client, seen } = acmeClient(() => ok(), { journal, ...options });
      expect(await journal.owns(client, entry)).toBe(false);
      expect(await journal.pending({ client })).toEqual([]);
      expect(String(await thrown(journal.resume(client, entry)))).toContain(text);
      expect(seen).toHaveLength(0);
    }
    const { client } = acmeClient(() => ok(), { journal, auth: account('key-1') });
    expect(await journal.pending({ client })).toEqual([entry]);
    await journal.resume(client, entry);
  });

  it('needs the journal, an entry of it that is whole, and the operation that it names', async () => {
    const { journal, entry } = await lostWrite();
    const without = acmeClient(() => ok());
    expect(String(await thrown(journal.resume(without.client, entry)))).toContain(
      'the client option `journal`',
    );
    const { client, seen } = acmeClient(() => ok(), { journal });
    const elsewhere = { ...entry, descriptor: { ...entry.descriptor, path: '@evil.example/' } };
    expect(String(await thrown(journal.resume(client, elsewhere)))).toContain('the entry is damaged');
    expect(String(await thrown(journal.resume(client, { ...entry, id: 'x' })))).toContain(
      'does not hold this entry',
    );
    expect(String(await thrown(journal.resume(client, entry, { operation: updateOwner })))).toContain(
      'is updateOwner',
    );
    expect(seen).toHaveLength(0);
    expect(await journal.resume(client, { ...entry, id: 'x' }, { throwOnError: false })).toMatchObject({
      data: undefined,
      error: { name: 'ConfigurationError' },
    });
  });
});

describe('a key that is used again', () => {
  const idempotencyKey = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

  it('settles the entry of the process that is no more', async () => {
    const { journal } = journalFile();
    await thrown(
      createReceipt({ client: acmeClient(() => lost(), { journal }).client, body, idempotencyKey }),
    );
    const { client } = acmeClient(() => json(200, { id: 'r1' }, { 'x-replayed': 'true' }), { journal });
    await createReceipt({ client, body: { checkout: 'c-42', total: '1.10' }, idempotencyKey });
    expect(await journal.pending()).toEqual([]);
  });

  it('keeps the window of its first use, and is refused after it', async () => {
    const { journal } = journalFile();
    const use = (clock: NonNullable<ClientOptions['clock']>) => {
      const { client, seen } = acmeClient(() => lost(), { journal, clock });
      return thrown(createReceipt({ client, body, idempotencyKey })).then((error) => ({ error, seen }));
    };
    await use(clockAhead(0));
    const later = await use(clockAhead(23 * HOUR));
    expect(isOutcomeUnknown(later.error)).toBe(true);
    const { askAgainBefore } = later.error as { askAgainBefore: Date };
    expect(Math.abs(askAgainBefore.getTime() - Date.now() - 24 * HOUR)).toBeLessThan(60_000);
    const after = await use(clockAhead(25 * HOUR));
    expect(isWindowClosed(after.error)).toBe(true);
    expect(after.seen).toHaveLength(0);
  });

  it('with another body leaves the first entry pending, whatever the service says', async () => {
    const { journal } = journalFile();
    await thrown(
      createReceipt({ client: acmeClient(() => lost(), { journal }).client, body, idempotencyKey }),
    );
    const { client } = acmeClient(() => json(422, { code: 'E_BODY' }), { journal });
    await thrown(createReceipt({ client, body: { total: '2.20' }, idempotencyKey }));
    expect((await journal.pending()).map((entry) => entry.body)).toEqual([body]);
  });

  it('does not turn a refusal of the second call into a settlement of the first', async () => {
    const { journal } = journalFile();
    await thrown(
      createReceipt({ client: acmeClient(() => lost(), { journal }).client, body, idempotencyKey }),
    );
    const { client } = acmeClient(() => json(401, {}), { journal });
    expect(isOutcomeUnknown(await thrown(createReceipt({ client, body, idempotencyKey })))).toBe(true);
    expect(await journal.pending()).toHaveLength(1);
  });
});

describe('secrets', () => {
  const PIN = 'pin-planted-4711';
  const owner = { path: { owner_id: 'o1' }, body: { name: 'Ana', login: { pin: PIN, user: 'ana' } } };

  async function lostSecret() {
    const { journal, file } = journalFile();
    const first = acmeClient(() => lost(), { journal });
    await thrown(updateOwner({ client: first.client, ...owner }));
    const [entry] = await journal.pending();
    if (!entry) throw new Error('nothing is pending');
    return { journal, file, entry, key: first.seen[0]?.key };
  }

  it('are in none of the files, and nothing of their body is', async () => {
    const { journal, file, entry } = await lostSecret();
    expect(entry).toMatchObject({ withheld: ['body'], fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(entry).not.toHaveProperty('body');
    await journal.sweep();
    for (const name of [file, `${file}-wal`]) {
      const bytes = readFileSync(name).toString('latin1');
      expect(bytes).not.toContain(PIN);
      expect(bytes).not.toContain('ana');
    }
  });

  it('are taken again, in any order of fields, and sent with the same key', async () => {
    const { journal, entry, key } = await lostSecret();
    const { client, seen } = acmeClient(() => ok(), { journal });
    await journal.resume(client, entry, { body: { login: { user: 'ana', pin: PIN }, name: 'Ana' } });
    expect(seen).toMatchObject([{ key, path: '/v1/owners/o1' }]);
    expect(await journal.pending()).toEqual([]);
  });

  it('are asked for when they are missing, and refused when they differ, with nothing sent', async () => {
    const { journal, entry } = await lostSecret();
    const { client, seen } = acmeClient(() => ok(), { journal });
    for (const given of [{}, { body: { ...owner.body, name: 'Eva' } }]) {
      const error = await thrown(journal.resume(client, entry, given));
      expect(isRequestValidationError(error)).toBe(true);
      expect(error).toMatchObject({ outcomeKnown: false, issues: [{ path: 'body' }] });
    }
    expect(seen).toHaveLength(0);
    expect(await journal.pending()).toHaveLength(1);
  });

  it('that are absent let the body be stored, and a body that is stored is not taken again', async () => {
    const { journal } = journalFile();
    const { client } = acmeClient(() => lost(), { journal });
    await thrown(updateOwner({ client, path: { owner_id: 'o1' }, body: { name: 'Ana' } }));
    const [entry] = await journal.pending();
    expect(entry).toMatchObject({ body: { name: 'Ana' } });
    expect(String(await thrown(journal.resume(client, entry as JournalEntry, { body: {} })))).toContain(
      'leave it out',
    );
  });

  it('in the path are withheld with the path, and taken again', async () => {
    const { journal, file } = journalFile();
    const path = { owner_id: 'o1', fk: PIN };
    await thrown(deleteToken({ client: acmeClient(() => lost(), { journal }).client, path }));
    expect(readFileSync(`${file}-wal`).toString('latin1')).not.toContain(PIN);
    const [entry] = (await journal.pending()) as [JournalEntry];
    expect(entry).toMatchObject({ withheld: ['path'] });
    expect(entry).not.toHaveProperty('path');
    const { client, seen } = acmeClient(() => ok(), { journal });
    for (const given of [{}, { path: { ...path, fk: 'pin-of-another' } }]) {
      const error = await thrown(journal.resume(client, entry, given));
      expect(error).toMatchObject({ outcomeKnown: false, issues: [{ path: 'path' }] });
    }
    await journal.resume(client, entry, { path });
    expect(seen).toMatchObject([{ path: `/v1/owners/o1/tokens/${PIN}`, key: entry.key }]);
    expect(await journal.pending()).toEqual([]);
  });

  it('are looked for by name in headers and query, and taken for granted in a body without a spec', async () => {
    const { journal, file } = journalFile();
    const leak = {
      method: 'POST',
      path: '/anything',
      idempotent: true,
      query: { access_token: PIN },
      headers: { 'X-Api-Key': PIN },
      body: { hidden: PIN },
    } as const;
    await thrown(request(acmeClient(() => lost(), { journal }).client, leak));
    expect(readFileSync(`${file}-wal`).toString('latin1')).not.toContain(PIN);
    const [entry] = await journal.pending();
    expect(entry).toMatchObject({ operation: 'request', withheld: ['body', 'query', 'headers'] });
    const { client, seen } = acmeClient(() => ok(), { journal });
    const { query, headers, body: again } = leak;
    await journal.resume(client, entry as JournalEntry, {
      query,
      headers: { ...headers, 'X-Api-Version': '2026-05-04' },
      body: again,
    });
    expect(seen[0]).toMatchObject({ path: `/v1/anything?access_token=${PIN}` });
  });
});

describe('an uncovered write', () => {
  it('is listed as unknown with the operation to ask, and never sent again', async () => {
    const { journal } = journalFile();
    await thrown(sendReceipt({ client: acmeClient(() => lost(), { journal }).client, body }));
    const [entry] = await journal.pending();
    expect(entry).toMatchObject({ operation: 'sendReceipt', body, reconcile: { operation: 'listMails' } });
    expect(entry).not.toHaveProperty('key');
    const { client, seen } = acmeClient(() => ok(), { journal });
    const error = await thrown(journal.resume(client, entry as JournalEntry));
    expect(isOutcomeUnknown(error)).toBe(true);
    expect(String(error)).toContain('Look with listMails');
    expect(seen).toHaveLength(0);
    await journal.settle(entry as JournalEntry, 'done');
    expect(await journal.pending()).toEqual([]);
  });

  it('is not listed once its outcome is known, and its files are not kept', async () => {
    const { journal } = journalFile();
    const { client } = acmeClient(() => ok(), { journal });
    await sendReceipt({ client, body });
    expect(await journal.pending()).toEqual([]);
    const scan = { file: new Blob(['scan']), note: 'n' };
    await thrown(sendScan({ client: acmeClient(() => lost(), { journal }).client, body: scan }));
    const [entry] = await journal.pending();
    expect(entry).toMatchObject({ operation: 'sendScan', withheld: ['body'] });
    expect(entry).not.toHaveProperty('fingerprint');
  });
});

describe('a covered write of files', () => {
  it('is resumed with the same files, and refused with others', async () => {
    const { journal } = journalFile();
    const send = (text: string) => ({ file: new File([text], 'scan.txt'), note: 'n' });
    const first = acmeClient(() => lost(), { journal });
    const scan = { method: 'POST', path: '/files', bodyType: 'multipart', idempotent: true } as const;
    await thrown(request(first.client, { ...scan, body: send('one') }));
    const [entry] = await journal.pending();
    const { client, seen } = acmeClient(() => ok(), { journal });
    expect(
      isRequestValidationError(
        await thrown(journal.resume(client, entry as JournalEntry, { body: send('two') })),
      ),
    ).toBe(true);
    await journal.resume(client, entry as JournalEntry, { body: send('one') });
    expect(seen).toHaveLength(1);
  });
});

describe('a covered write in styles of its own', () => {
  const addTags = operation<{ body: object; query?: object; url: '/tags' }, { 200: { id: string } }>({
    id: 'addTags',
    method: 'POST',
    path: '/tags',
    query: { filter: deepObject },
    bodyFormat: formFields({ ids: 'comma', meta: deepObject }),
    covered: true,
  });
  const input = { query: { filter: { a: 1 } }, body: { ids: [1, 2], meta: { x: 'y' } } };

  it('is sent again as it was by its operation, and by nothing else', async () => {
    const { journal } = journalFile();
    const first = acmeClient(() => lost(), { journal });
    // Its schemas are of no concern here.
    await thrown(addTags({ client: first.client, ...input, validation: { request: false } }));
    const [entry] = await journal.pending();
    const { client, seen } = acmeClient(ok, { journal });
    const refusal = await thrown(journal.resume(client, entry as JournalEntry, {}));
    expect(isConfigurationError(refusal) && refusal.message).toContain('Give it as `operation`');
    expect(seen).toEqual([]);
    await journal.resume(client, entry as JournalEntry, { operation: addTags });
    const [sent] = first.seen;
    expect(seen.map(({ path, body, key }) => [path, body, key])).toEqual([
      [sent?.path, sent?.body, sent?.key],
    ]);
    expect(sent?.body).toBe('ids=1,2&meta%5Bx%5D=y');
  });
});

describe("a client's own key", () => {
  const add = operation<{ body: object; url: '/keyed' }, { 200: { id: string } }>({
    id: 'addKeyed',
    method: 'POST',
    path: '/keyed',
    bodyFormat: jsonBody,
    managed: ['api_key'],
    secretParameters: ['api_key'],
    covered: true,
  });
  const api = { ...acme, managed: { api_key: { option: 'apiKey', in: 'query' as const } } };

  it('is no part of the write: it may be another one when that is sent again', async () => {
    const { journal, file } = journalFile();
    const first = acmeClient(() => lost(), { api, journal, managed: { apiKey: 'secret-one' } });
    await thrown(add({ client: first.client, body }));
    expect(readFileSync(file, 'utf8')).not.toContain('secret-one');
    const [entry] = await journal.pending();
    expect(entry?.withheld).toBeUndefined();
    const { client, seen } = acmeClient(ok, { api, journal, managed: { apiKey: 'secret-two' } });
    await journal.resume(client, entry as JournalEntry, {});
    expect(seen.map(({ path }) => path)).toEqual(['/v1/keyed?api_key=secret-two']);
  });
});

describe('options', () => {
  it('are refused with a sentence that names the missing one', () => {
    expect(() => openJournal({ file: '' })).toThrow('`file` must be the path of a file');
    expect(() => openJournal({ store: { get: () => undefined } as never })).toThrow('`store.set`');
  });
});
