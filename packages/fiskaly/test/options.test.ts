import { expect, it } from 'vitest';
import { createManagement } from '../src/management.ts';
import { createSignPt, waitForRecord } from '../src/sign-pt.ts';
import { createUnified } from '../src/unified.ts';

const key = { apiKey: 'k', apiSecret: 's' };

it.each<[string, () => unknown, string]>([
  [
    'createSignPt',
    () => createSignPt({ ...key, baseURL: 'https://proxy.example' } as never),
    '[fiskaly/sign-pt] `baseURL` is no option. Did you mean `baseUrl`?',
  ],
  [
    'createSignPt',
    () => createSignPt({ ...key, scope_identifier: 'o' } as never),
    '[fiskaly/sign-pt] `scope_identifier` is no option. Did you mean `scopeIdentifier`?',
  ],
  [
    'createSignPt',
    () => createSignPt({ ...key, idempotency: {} } as never),
    '[fiskaly/sign-pt] `idempotency` is no option.',
  ],
  [
    'createUnified',
    () => createUnified({ ...key, apisecret: 's' } as never),
    '[fiskaly/unified] `apisecret` is no option. Did you mean `apiSecret`?',
  ],
  [
    'createManagement',
    () => createManagement({ ...key, tokencache: () => undefined } as never),
    '[fiskaly/management] `tokencache` is no option. Did you mean `tokenCache`?',
  ],
  [
    'createManagement',
    () => createManagement({ ...key, email: 'a@b.example', password: 'p' } as never),
    '[fiskaly/management] give `apiKey` with `apiSecret`, or `email` with `password`, not both',
  ],
  [
    'createManagement',
    () => createManagement({ apiKey: 'k', email: 'a@b.example', password: 'p' } as never),
    '`password`, not both',
  ],
  [
    'createSignPt',
    () => createSignPt({ ...key, journal: new Map() } as never),
    '[fiskaly/sign-pt] `journal` is no layer. Give what openJournal() returned',
  ],
])('%s refuses what is no option: %#', (_, make, message) => {
  expect(make).toThrow(
    expect.objectContaining({ name: 'ConfigurationError', message: expect.stringContaining(message) }),
  );
});

it.each<[unknown, string]>([
  [{ timeOut: 5_000 }, '`timeOut` is no option. Did you mean `timeout`?'],
  [5_000, 'options must be a plain object'],
  [{ signal: new AbortController() }, '`signal` must be an AbortSignal'],
])('waitForRecord refuses %o, and asks nothing', async (options, message) => {
  let asked = 0;
  const fetch = async () => Response.json({}, { status: 500 + asked++ });
  const { client } = createSignPt({ ...key, fetch });
  await expect(waitForRecord(client, 'r', options as never)).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringContaining(message),
  });
  expect(asked).toBe(0);
});

it('waitForRecord takes null for no options', async () => {
  const { client } = createSignPt({ ...key, fetch: async () => Response.json({}, { status: 401 }) });
  await expect(waitForRecord(client, 'r', null as never)).rejects.toMatchObject({
    name: 'AuthenticationError',
  });
});

it('takes options that are undefined as left out', () => {
  const settings = { environment: undefined, tokenCache: undefined, timeout: undefined, logger: undefined };
  expect(createSignPt({ ...key, ...settings, scopeIdentifier: undefined }).client.baseUrl).toMatch(/^https/);
  const user = { email: undefined, password: undefined };
  expect(createManagement({ ...key, ...settings, ...user }).client.identity).toBeDefined();
  const noKey = { apiKey: undefined, apiSecret: undefined };
  expect(createManagement({ email: 'a@b.example', password: 'p', ...noKey }).client.identity).toBeDefined();
  // @ts-expect-error: one of the two
  expect(() => createManagement({ tokenCache: undefined })).toThrow('`apiKey`');
});
