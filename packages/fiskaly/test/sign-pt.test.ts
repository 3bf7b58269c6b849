import {
  AuthenticationError,
  isOutcomeUnknown,
  isRequestValidationError,
  type RequestValidationError,
} from '@quittance/runtime';
import { describe, expect, it } from 'vitest';
import {
  createSignPt,
  isRejected,
  type RecordCreateRequest,
  rejectionOf,
  type SignPtOptions,
  waitForRecord,
} from '../src/sign-pt.ts';
import { type Answer, fakeService, type Seen } from './fake-service.ts';
import { errorAnswer, ids, recordAnswer, tokenAnswer } from './sign-pt-answers.ts';

const intention: RecordCreateRequest = {
  content: { type: 'INTENTION', system: { id: ids.system }, operation: { type: 'TRANSACTION' } },
};

function signPtOn(
  answer: (request: Seen, count: number) => Answer | Promise<Answer>,
  options: Partial<SignPtOptions> = {},
) {
  const service = fakeService((request, count) =>
    request.path === '/tokens' ? tokenAnswer() : answer(request, count),
  );
  const signPt = createSignPt({
    apiKey: 'key-1',
    apiSecret: 'secret-1',
    fetch: service.fetch,
    validation: { response: 'throw' },
    retry: { baseDelay: 1, maxDelay: 2 },
    ...options,
  });
  return { signPt, service };
}

describe('what is sent', () => {
  it('lists without any argument, with the version and a token, and no key', async () => {
    const { signPt, service } = signPtOn(() => ({ body: { results: [] } }));
    await signPt.records.list();
    const [request] = service.to('/records');
    expect(request?.path).toBe('/records');
    expect(request?.headers.get('x-api-version')).toBe('2026-05-04');
    expect(request?.headers.get('authorization')).toMatch(/^Bearer token-/);
    expect(request?.headers.get('x-idempotency-key')).toBeNull();
    expect(request?.headers.get('x-scope-identifier')).toBeNull();
  });

  it('sends the scope to the operations that declare it only, and lets one call give another', async () => {
    const scope = '5f8e2c1a-9b7d-4e36-8a54-1c2d3e4f5a09';
    const other = '7c6b5a49-3827-4165-9a0b-8c7d6e5f4a10';
    const { signPt, service } = signPtOn(() => ({ body: { results: [] } }), { scopeIdentifier: scope });
    await signPt.records.list();
    await signPt.subjects.list();
    await signPt.organizations.list({ headers: { 'X-Scope-Identifier': other } });
    const scopes = service.seen.map(({ path, headers }) => [path, headers.get('x-scope-identifier')]);
    expect(scopes).toEqual([
      ['/tokens', null],
      ['/records', null],
      ['/subjects', scope],
      ['/organizations', other],
    ]);
  });

  it('takes the path of an artifact as it comes, and streams the file', async () => {
    const { signPt, service } = signPtOn(() => ({ body: 'bytes' }));
    const path = `/files/${ids.receipt}.zip`;
    const { data } = await signPt.files.stream({ path: { path } });
    expect(await new Response(data).text()).toBe('"bytes"');
    expect(service.seen.at(-1)?.path).toBe(path);
  });
});

describe('input that cannot be right is refused before anything is sent', () => {
  const cases: [string, (signPt: ReturnType<typeof createSignPt>) => Promise<unknown>, string][] = [
    [
      'a missing required field',
      (signPt) =>
        signPt.records.create({
          body: { content: { type: 'INTENTION', system: { id: ids.system } } } as never,
        }),
      'body.content.operation',
    ],
    [
      'a wrong value of a closed enum',
      (signPt) =>
        signPt.taxpayers.update({
          path: { taxpayer_id: ids.system },
          body: { content: { state: 'COMISSIONED' as never } },
        }),
      'body.content.state',
    ],
    [
      'an unknown field',
      (signPt) => signPt.records.create({ body: { ...intention, metdata: {} } as never }),
      'body.metdata',
    ],
    [
      'metadata with 21 keys',
      (signPt) =>
        signPt.records.create({
          body: {
            ...intention,
            metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'v'])),
          },
        }),
      'body.metadata',
    ],
    [
      'an upper-case idempotency key',
      (signPt) =>
        signPt.records.create({ body: intention, idempotencyKey: '0A1E0D6F-F657-4571-9B59-8AAA69E4A35B' }),
      'idempotencyKey',
    ],
    [
      'a path parameter that climbs',
      (signPt) => signPt.records.get({ path: { record_id: '../x' } }),
      'path.record_id',
    ],
  ];

  it.each(cases)('%s', async (_title, call, field) => {
    const { signPt, service } = signPtOn(() => ({ body: {} }));
    const error: unknown = await call(signPt).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(isRequestValidationError(error)).toBe(true);
    const { issues, message, operation } = error as RequestValidationError;
    expect(issues.map(({ path }) => path)).toContain(field);
    expect(message).toContain(field);
    expect(message).toContain(operation?.id);
    expect(service.seen).toEqual([]);
  });
});

describe('what the service sent goes back as it came', () => {
  // None of them in the form that the documentation gives: hyphens, case, version, alphabet.
  const odd = ['0199C2A811D47F62A3B50E8C7D6F5B04', '9e0f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a12', 'rec_01J9-x'];

  it.each(odd)('an id: %s', async (id) => {
    const { signPt, service } = signPtOn(({ method, path }) =>
      method === 'POST' || path.endsWith(`/${id}`) ? recordAnswer({ id }) : { body: { results: [] } },
    );
    const { data } = await signPt.records.get({ path: { record_id: id } });
    expect(data.content.id).toBe(id);
    await signPt.records.get({ path: { record_id: data.content.id } });
    await signPt.records.create({
      body: { content: { type: 'INTENTION', system: { id }, operation: { type: 'TRANSACTION' } } },
    });
    await signPt.records.list({ query: { system_id: id } });
    await signPt.subjects.list({ headers: { 'X-Scope-Identifier': id } });
    expect(service.to('/records').map(({ path, body }) => [path, body])).toMatchObject([
      [`/records/${id}`, undefined],
      [`/records/${id}`, undefined],
      ['/records', { content: { system: { id } } }],
      [`/records?system_id=${id}`, undefined],
    ]);
  });

  it('the token of a page, in base64url', async () => {
    const token = 'MDE5OW-yYTQt_mYxZS0=';
    const { signPt, service } = signPtOn(({ path }) =>
      path.includes('token=')
        ? { body: { results: [] } }
        : {
            body: {
              results: [recordAnswer().body],
              pagination: { limit: 1, token, next: `/records?token=${token}` },
            },
          },
    );
    expect(await signPt.records.list().toArray({ limit: 9 })).toHaveLength(1);
    const [, next] = service.to('/records');
    expect(new URL(next?.path ?? '', 'http://x').searchParams.get('token')).toBe(token);
  });

  it('but not empty, nor as something else', async () => {
    const { signPt, service } = signPtOn(() => recordAnswer());
    for (const id of ['', '..', 7 as never, null as never]) {
      await expect(signPt.records.get({ path: { record_id: id } })).rejects.toThrow('path.record_id');
    }
    await expect(signPt.records.list({ query: { token: '' } })).rejects.toThrow('query.token');
    expect(service.seen).toEqual([]);
  });
});

describe('answers are taken as they come', () => {
  it('accepts what the live service sends: Z, fractions, further fields, its headers', async () => {
    const { signPt } = signPtOn(() => recordAnswer());
    const { data, idempotency, response } = await signPt.records.create({ body: intention });
    expect(data.content.journal.signed_at).toBe('2026-06-04T08:15:31.123456789Z');
    expect(idempotency).toMatchObject({ replayed: false });
    expect(response.headers.get('x-trace-identifier')).toMatch(/^0199c2a8/);
  });

  it('accepts an offset, an enum value and a variant that it does not know', async () => {
    const warnings: unknown[] = [];
    const { signPt } = signPtOn(
      ({ path }) =>
        path.startsWith('/records')
          ? recordAnswer({ state: 'ON_HOLD', type: 'INTENTION::OPENING', compliance: undefined })
          : {
              body: {
                results: [
                  {
                    content: {
                      type: 'HOLOGRAM',
                      id: ids.system,
                      created_at: '2026-06-04T09:15:31+01:00',
                    },
                  },
                ],
              },
            },
      { hooks: { onWarning: (warning) => warnings.push(warning) } },
    );
    const { data } = await signPt.records.get({ path: { record_id: ids.receipt } });
    expect(data.content.state).toBe('ON_HOLD');
    const [system] = await signPt.systems.list().toArray({ limit: 1 });
    expect(system?.content.type).toBe('HOLOGRAM');
    expect(system?.content.id).toBe(ids.system);
  });

  it('takes back in a request what an answer carried', async () => {
    const { signPt, service } = signPtOn(({ path }) =>
      path.startsWith('/files') ? { body: { results: [] } } : recordAnswer(),
    );
    const { data } = await signPt.records.create({ body: intention });
    await signPt.files.list({ query: { start: data.content.journal.signed_at } });
    expect(service.seen.at(-1)?.path).toContain(encodeURIComponent('2026-06-04T08:15:31.123456789Z'));
  });
});

describe('a refused document comes with HTTP 200', () => {
  it('is told apart, with the reasons that the service logged', async () => {
    const logs = [{ severity: 'ERROR', message: 'series A is not registered' }];
    const { signPt } = signPtOn(() => recordAnswer({ state: 'REJECTED', logs }));
    const { data } = await signPt.records.create({ body: intention });
    expect(isRejected(data)).toBe(true);
    expect(rejectionOf(data)).toEqual({ state: 'REJECTED', reasons: ['series A is not registered'] });
  });

  it('is waited for until it is final, and can be given up', async () => {
    const { signPt, service } = signPtOn((_, count) =>
      recordAnswer(count < 4 ? { state: 'ACCEPTED', mode: 'PROCESSING' } : { state: 'FAILED' }),
    );
    const record = await waitForRecord(signPt.client, ids.receipt, { interval: 1 });
    expect(record.content.state).toBe('FAILED');
    expect(service.to('/records')).toHaveLength(3);

    const never = signPtOn(() => recordAnswer({ state: 'ACCEPTED', mode: 'PROCESSING' })).signPt;
    await expect(
      waitForRecord(never.client, ids.receipt, { interval: 5, timeout: 30 }),
    ).rejects.toMatchObject({
      name: 'PollTimeoutError',
    });
    const signal = AbortSignal.timeout(20);
    await expect(waitForRecord(never.client, ids.receipt, { interval: 5, signal })).rejects.toMatchObject({
      name: 'AbortedError',
    });
  });
});

describe('tokens', () => {
  it('replaces a token that is refused in the middle of ten parallel calls once, and all succeed', async () => {
    let revoked: string | null = null;
    const { signPt, service } = signPtOn(({ headers }) => {
      const token = headers.get('authorization');
      revoked ??= token;
      return token === revoked ? errorAnswer(401, 'E_UNAUTHORIZED_ACCESS') : recordAnswer();
    });
    const calls = Array.from({ length: 10 }, () => signPt.records.create({ body: intention }));
    expect(await Promise.all(calls)).toHaveLength(10);
    expect(service.to('/tokens')).toHaveLength(2);
  });

  it('answers wrong credentials with one clear AuthenticationError each, without a loop', async () => {
    const service = fakeService(() => errorAnswer(401, 'E_UNAUTHORIZED_ACCESS'));
    const signPt = createSignPt({ apiKey: 'key-1', apiSecret: 'wrong-secret', fetch: service.fetch });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => signPt.records.list()));
    for (const outcome of outcomes) {
      expect(outcome.status).toBe('rejected');
      const { reason } = outcome as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(AuthenticationError);
      expect(JSON.stringify(reason) + String(reason)).not.toContain('wrong-secret');
    }
    expect(service.seen.length).toBeLessThanOrEqual(2);
  });

  it('spends at most one more token on a hundred calls that are not allowed', async () => {
    const { signPt, service } = signPtOn(() => errorAnswer(401, 'E_UNAUTHORIZED_ACCESS'));
    for (let call = 0; call < 100; call += 1) {
      await expect(signPt.taxpayers.list()).rejects.toBeInstanceOf(AuthenticationError);
    }
    expect(service.to('/tokens').length).toBeLessThanOrEqual(2);
  });
});

describe('writes', () => {
  it('keeps the key over 503, 503, 200', async () => {
    const { signPt, service } = signPtOn((_, count) =>
      count < 4 ? errorAnswer(503, 'E_BUSY') : recordAnswer(),
    );
    await signPt.records.create({ body: intention });
    const keys = service.to('/records').map(({ headers }) => headers.get('x-idempotency-key'));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('sends a write whose answer was lost again with the same key', async () => {
    const { signPt, service } = signPtOn((_, count) => (count === 2 ? { lost: true } : recordAnswer()));
    await signPt.records.create({ body: intention });
    const keys = service.to('/records').map(({ headers }) => headers.get('x-idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('says that the outcome is unknown when the attempts are used up, with the key and whom to ask', async () => {
    const { signPt, service } = signPtOn(() => ({ lost: true }));
    const error: unknown = await signPt.records
      .create({ body: intention })
      .catch((thrown: unknown) => thrown);
    if (!isOutcomeUnknown(error)) throw new Error(`expected an OutcomeUnknownError, got ${error}`);
    expect(error.key).toBe(service.to('/records')[0]?.headers.get('x-idempotency-key'));
    expect(error.reconcile?.operation).toBe('listRecords');
    expect(error.outcomeKnown).toBe(false);
  });
});

describe('making a client', () => {
  it('names the option that is missing', () => {
    expect(() => createSignPt({ apiKey: '', apiSecret: 's' })).toThrow('`apiKey` is missing');
    expect(() => createSignPt({ apiKey: 'k' } as SignPtOptions)).toThrow('`apiSecret` is missing');
  });

  it('warns once that the live environment is a preview, and sends nothing', () => {
    const warnings: { readonly code: string; readonly message: string }[] = [];
    const service = fakeService(() => ({}));
    createSignPt({
      apiKey: 'k',
      apiSecret: 's',
      environment: 'live',
      fetch: service.fetch,
      hooks: { onWarning: (warning) => warnings.push(warning) },
    });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain('preview');
    expect(service.seen).toEqual([]);
  });
});
