import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type HmacInput, verifyHmac } from './verify-hmac.ts';

const secret = 'webhook-secret';
const body = '{"event":{"name":"Café"}}';
const hex = (name: string, text = body) => createHmac(name, secret).update(text).digest('hex');

describe('verifyHmac', () => {
  it.each([
    ['SHA-1', 'sha1', 'sha1='],
    ['SHA-256', 'sha256', undefined],
  ] as const)('accepts a genuine %s signature', async (algorithm, name, prefix) => {
    const signature = (prefix ?? '') + hex(name);
    expect(await verifyHmac({ algorithm, secret, body, signature, prefix })).toBe(true);
    const bytes = new TextEncoder().encode(body);
    expect(
      await verifyHmac({
        algorithm,
        secret: new TextEncoder().encode(secret),
        body: bytes,
        signature,
        prefix,
      }),
    ).toBe(true);
    expect(
      await verifyHmac({ algorithm, secret, body: bytes.buffer, signature: signature.toLowerCase(), prefix }),
    ).toBe(true);
  });

  it.each<[string, Partial<HmacInput>]>([
    ['a changed body', { body: `${body} ` }],
    ['another secret', { secret: 'other' }],
    ['another algorithm', { algorithm: 'SHA-1' }],
    ['a cut signature', { signature: hex('sha256').slice(0, -1) }],
    ['a longer signature', { signature: `${hex('sha256')}00` }],
    ['no digits', { signature: 'z'.repeat(64) }],
    ['nothing', { signature: '' }],
    ['no header', { signature: null }],
    ['a missing prefix', { prefix: 'sha256=' }],
  ])('refuses %s', async (_, change) => {
    expect(
      await verifyHmac({ algorithm: 'SHA-256', secret, body, signature: hex('sha256'), ...change }),
    ).toBe(false);
  });

  it('does not verify with an empty secret', async () => {
    await expect(
      verifyHmac({ algorithm: 'SHA-256', secret: '', body, signature: hex('sha256') }),
    ).rejects.toThrow('`secret`');
  });
});
