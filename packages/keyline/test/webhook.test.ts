import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyWebhook } from '../src/index.ts';

const secret = 'geheim-4711';
const body = '{"event":{"name":"invoice.updated","data":{"attributes":{"text":"Größe\\r\\nA4"}}}}';
const signature = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;

describe('verifyWebhook', () => {
  it('accepts the checksum of the raw body, as text and as bytes', async () => {
    expect(await verifyWebhook(body, signature, secret)).toBe(true);
    expect(await verifyWebhook(new TextEncoder().encode(body), signature, secret)).toBe(true);
  });

  it.each([
    ['another body', body.replace('A4', 'A5'), signature, secret],
    ['another secret', body, signature, 'other'],
    ['a missing signature', body, undefined, secret],
    ['a signature without its prefix', body, signature.slice(5), secret],
    ['a cut signature', body, signature.slice(0, -2), secret],
    ['a signature that is not hexadecimal', body, `sha1=${'z'.repeat(40)}`, secret],
  ])('refuses %s', async (_title, raw, given, key) => {
    expect(await verifyWebhook(raw, given, key)).toBe(false);
  });
});
