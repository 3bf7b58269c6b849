import { expect, it } from 'vitest';
import { bearerToken } from '../auth/static-token.ts';
import { createClient } from '../client.ts';
import type { CallOptions } from '../operation/call-options.ts';
import { operation } from '../operation/operation.ts';
import { jsonBody } from '../request/bodies/json-body.ts';
import { idempotencyKeys } from './idempotency-keys.ts';

const api = {
  id: 'acme/things',
  name: 'Things',
  version: '1',
  servers: [{ url: 'https://things.test' }],
  idempotency: { header: 'Idempotency-Key', format: 'uuid', ttlSeconds: 60, mismatchStatus: 422 },
} as const;
const create = operation<{ body: object; url: '/things' }, { 200: unknown }>({
  id: 'create',
  method: 'POST',
  path: '/things',
  bodyFormat: jsonBody,
  covered: true,
});
const idempotencyKey = '0a1e0d6f-f657-4571-9b59-8aaa69e4a35b';

async function answeredWith(status: number, options: Omit<CallOptions, 'throwOnError'>) {
  let sent = 0;
  const client = createClient({
    api,
    auth: bearerToken('token-1'),
    idempotency: idempotencyKeys(),
    retry: false,
    fetch: async () => {
      sent += 1;
      return Response.json({}, { status });
    },
  });
  const { error, data } = await create({ client, body: {}, ...options, throwOnError: false });
  return { error, data, sent };
}

it.each([401, 403, 404, 429])(
  'an answer of %i to asking again proves nothing about the first call',
  async (status) => {
    const { error } = await answeredWith(status, { idempotencyKey, asksAgain: true });
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', outcomeKnown: false, key: idempotencyKey });
  },
);

it('a success settles it', async () => {
  expect(await answeredWith(200, { idempotencyKey, asksAgain: true })).toMatchObject({
    data: {},
    error: undefined,
  });
});

it('a first call with a key of its own is refused for what it is', async () => {
  const { error } = await answeredWith(401, { idempotencyKey });
  expect(error).toMatchObject({ name: 'AuthenticationError', outcomeKnown: true });
});

it('needs the key, and sends nothing without it', async () => {
  const { error, sent } = await answeredWith(200, { asksAgain: true });
  expect(error).toMatchObject({ name: 'RequestValidationError', issues: [{ path: 'idempotencyKey' }] });
  expect(sent).toBe(0);
});

it('does not make the window longer: when the key was first used is not known here', async () => {
  const { error } = await answeredWith(500, { idempotencyKey, asksAgain: true });
  expect(error).toMatchObject({ name: 'OutcomeUnknownError', askAgainBefore: undefined });
  expect(error?.message).toContain('not after the time that the first error told');
});
