import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isWebhookError, isWebhookSignatureError, parseSignedWebhook, type WebhookInput } from '../index.ts';

interface Payload {
  readonly event: { readonly name: string };
}

const secret = 'webhook-secret-4711';
const payload: Payload = { event: { name: 'Größe' } };
const body = JSON.stringify(payload);
const sign = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
const isPayload = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && 'event' in value;
const parseWith = (change: Partial<WebhookInput<Payload>> | { readonly body: unknown }) =>
  parseSignedWebhook<Payload>({
    who: '[acme] webhook',
    algorithm: 'SHA-256',
    secret,
    body,
    signature: sign(body),
    isPayload,
    ...(change as object),
  });
const failure = async (change: Parameters<typeof parseWith>[0]) => {
  const error: unknown = await parseWith(change).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const shown = inspect(error) + JSON.stringify(error) + String((error as Error).stack);
  expect(shown).not.toContain(secret);
  expect(shown).not.toContain('Größe');
  expect(shown).not.toContain('customer');
  return error;
};

describe('parseSignedWebhook', () => {
  const bytes = new TextEncoder().encode(body);

  it.each([
    ['text', body],
    ['a Uint8Array', bytes],
    ['a Buffer of a pool', Buffer.from(body)],
    ['an ArrayBuffer', bytes.buffer],
  ])('gives what %s holds', async (_, raw) => {
    expect(await parseWith({ body: raw })).toEqual(payload);
  });

  it.each([
    ['a DataView', (own: ArrayBuffer) => new DataView(own)],
    ['a Uint16Array', (own: ArrayBuffer) => new Uint16Array(own)],
  ])('verifies the very bytes that it reads, also of %s', async (_, viewOf) => {
    const even = `${body}${' '.repeat(new TextEncoder().encode(body).byteLength % 2)}`;
    const own = new Uint8Array(new TextEncoder().encode(even)).buffer;
    expect(await parseWith({ body: viewOf(own), signature: sign(even) })).toEqual(payload);
    expect(await failure({ body: viewOf(own), signature: sign('') })).toMatchObject({
      name: 'WebhookSignatureError',
    });
  });

  it.each<[string, Partial<WebhookInput<Payload>>]>([
    ['is another', { signature: sign(`${body} `) }],
    ['is of another secret', { secret: `${secret}0` }],
    ['is cut', { signature: sign(body).slice(1) }],
    ['is missing', { signature: undefined }],
    ['is null', { signature: null }],
    ['is empty', { signature: '' }],
  ])('throws when the signature %s', async (_, change) => {
    const error = await failure(change);
    expect(error).toMatchObject({
      name: 'WebhookSignatureError',
      message: expect.stringMatching(/^\[acme\] /),
    });
    expect(isWebhookSignatureError(error)).toBe(true);
    expect(isWebhookError(error)).toBe(true);
  });

  it('looks at the signature first: a wrong one under a broken body says nothing of the body', async () => {
    expect(await failure({ body: '{"customer":', signature: sign('other') })).toMatchObject({
      name: 'WebhookSignatureError',
    });
  });

  it.each([
    ['no JSON', '{"customer": Größe', 'not JSON'],
    ['no event', '{"customer":1}', 'not an event'],
    ['a list', '[]', 'not an event'],
    ['null', 'null', 'not an event'],
  ])('throws when a signed body is %s, without a word of it', async (_, raw, words) => {
    const error = await failure({ body: raw, signature: sign(raw) });
    expect(error).toMatchObject({ name: 'WebhookError', message: expect.stringContaining(words) });
    expect((error as Error).cause).toBeUndefined();
    expect(isWebhookError(error)).toBe(true);
    expect(isWebhookSignatureError(error)).toBe(false);
  });

  it.each([
    ['an object', payload],
    ['a list', []],
    ['undefined', undefined],
    ['null', null],
  ])('says of %s that the raw body is needed', async (_, parsed) => {
    expect(await failure({ body: parsed })).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('give the raw body, as `express.raw('),
    });
  });

  it.each(['', undefined])('does not verify with the secret %j', async (empty) => {
    const change = { secret: empty } as Partial<WebhookInput<Payload>>;
    expect(await failure(change)).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('`secret`'),
    });
  });
});
