import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { acme } from '../testing/test-api.ts';
import { idempotencyKeyFrom, keyHeader, nextIdempotencyKey, wrongKey } from './idempotency-key.ts';

const operation = { id: 'x', method: 'POST', path: '/x' } as const;

describe('idempotencyKeyFrom', () => {
  it('gives the same key for the same text for ever', async () => {
    // Fixed: tills resume writes with these after an upgrade.
    expect(await idempotencyKeyFrom('checkout-42/transaction')).toBe('4327bf9e-bbd7-46a9-91cc-c8dc127d14ba');
    expect(await idempotencyKeyFrom('Lisboa ☕')).toBe('db176dab-c578-4db6-b560-743334212559');
  });

  it('is the SHA-256 of the text in the shape of a version 4 UUID', async () => {
    const hex = createHash('sha256').update('checkout-42').digest('hex');
    const key = await idempotencyKeyFrom('checkout-42');
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(key.slice(0, 8)).toBe(hex.slice(0, 8));
    expect(key.slice(24)).toBe(hex.slice(20, 32));
  });

  it('tells texts apart', async () => {
    expect(await idempotencyKeyFrom('a')).not.toBe(await idempotencyKeyFrom('b'));
    expect(await nextIdempotencyKey('a')).not.toBe(await idempotencyKeyFrom('a'));
  });

  it('refuses an empty text', async () => {
    await expect(idempotencyKeyFrom('')).rejects.toThrow('names one step');
  });
});

describe('wrongKey', () => {
  it.each(['3d6f0a52-8b1c-4e97-a2d4-6c5b7e8f9a01', '3d6f0a52-8b1c-3e97-92d4-6c5b7e8f9a01'])(
    'accepts %s',
    (key) => {
      expect(wrongKey(key, acme)).toBeUndefined();
    },
  );

  it.each([
    '3D6F0A52-8B1C-4E97-A2D4-6C5B7E8F9A01',
    '3d6f0a52-8b1c-1e97-a2d4-6c5b7e8f9a01',
    '3d6f0a52-8b1c-4e97-c2d4-6c5b7e8f9a01',
    '3d6f0a528b1c4e97a2d46c5b7e8f9a01',
    '3d6f0a52-8b1c-4e97-a2d4-6c5b7e8f9a01\n',
    '',
  ])('refuses %j', (key) => {
    expect(wrongKey(key, acme)).toContain('lower-case UUID');
  });

  it('takes any visible text where the API does', () => {
    const api = { ...acme, idempotency: { header: 'Key', format: 'string', ttlSeconds: 60 } as const };
    expect(wrongKey('order-42', api)).toBeUndefined();
    for (const key of ['', 'with space', 'ö', 'x'.repeat(256)]) expect(wrongKey(key, api)).toBeDefined();
  });
});

describe('keyHeader', () => {
  it("is the API's header for a covered operation, or the managed parameter that takes the key", () => {
    expect(keyHeader(acme, { ...operation, covered: true })).toBe('X-Key');
    expect(keyHeader(acme, { ...operation, managed: ['X-Api-Version', 'X-Key'] })).toBe('X-Key');
    expect(keyHeader(acme, { ...operation, managed: ['X-Api-Version'] })).toBeUndefined();
  });
});
