import { createHmac } from 'node:crypto';
import { isWebhookSignatureError } from '@quittance/runtime';
import { describe, expect, it } from 'vitest';
import { parseWebhook, verifyWebhook } from '../src/index.ts';

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

describe('parseWebhook', () => {
  it('gives the typed event of a genuine webhook, from text and from bytes', async () => {
    for (const raw of [body, new TextEncoder().encode(body), Buffer.from(body)]) {
      const event = await parseWebhook(raw, signature, secret);
      expect(event.name).toBe('invoice.updated');
      expect(event.data.attributes).toEqual({ text: 'Größe\r\nA4' });
    }
  });

  it.each([
    ['another body', body.replace('A4', 'A5'), signature, secret],
    ['another secret', body, signature, 'other'],
    ['a missing signature', body, undefined, secret],
    ['a signature without its prefix', body, signature.slice(5), secret],
  ])('throws for %s', async (_title, raw, given, key) => {
    const error: unknown = await parseWebhook(raw, given, key).catch((reason: unknown) => reason);
    expect(isWebhookSignatureError(error)).toBe(true);
    expect(String(error)).toContain('[keyline] parseWebhook()');
  });

  it.each(['[]', 'null', '"text"', '{}', '{"event":null}', '{"event":{"id":1}}', 'event=1'])(
    'throws for %s, which is no event though it is signed',
    async (raw) => {
      const checksum = `sha1=${createHmac('sha1', secret).update(raw).digest('hex')}`;
      await expect(parseWebhook(raw, checksum, secret)).rejects.toMatchObject({ name: 'WebhookError' });
    },
  );

  it('says of a body that a framework parsed that the raw one is needed', async () => {
    const parsed = JSON.parse(body) as string;
    await expect(parseWebhook(parsed, signature, secret)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('express.raw('),
    });
  });
});
