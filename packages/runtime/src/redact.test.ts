import { describe, expect, it } from 'vitest';
import { createRedactor, redactHeaders, redactUrl } from './redact.ts';

describe('createRedactor', () => {
  it('masks by path, through arrays and maps, and leaves the original alone', () => {
    const body = {
      secret: 's',
      items: [
        { secret: 'a', id: 1 },
        { secret: 'b', id: 2 },
      ],
      map: { x: { key: 'k' } },
    };
    const { body: mask } = createRedactor(['secret', 'items.*.secret', 'map.*.key'], undefined);
    expect(mask(body)).toEqual({
      secret: '[redacted]',
      items: [
        { secret: '[redacted]', id: 1 },
        { secret: '[redacted]', id: 2 },
      ],
      map: { x: { key: '[redacted]' } },
    });
    expect(body.secret).toBe('s');
  });

  it('masks secrets of the request wherever they are echoed', () => {
    const redactor = createRedactor(['content.secret'], { content: { secret: 'till-secret' } });
    redactor.learn('token-0001');
    expect(redactor.body({ message: 'wrong: till-secret and token-0001' })).toEqual({
      message: 'wrong: [redacted] and [redacted]',
    });
  });

  it('does not mask what is too short to be found safely, or absent', () => {
    const redactor = createRedactor(['pin', 'none'], { pin: '12' });
    expect(redactor.text('room 12')).toBe('room 12');
    expect(redactor.body({ none: undefined })).toEqual({ none: undefined });
  });

  it('keeps a __proto__ a field', () => {
    const shown = createRedactor([], undefined).body(JSON.parse('{"__proto__":{"admin":true}}')) as {
      admin?: boolean;
    };
    expect(shown.admin).toBeUndefined();
  });

  it('names files instead of showing them', () => {
    expect(createRedactor([], undefined).body({ file: new Blob(['x']) })).toEqual({ file: '[Blob]' });
  });
});

it('masks headers by name, and keeps the idempotency key', () => {
  const headers = new Headers({
    authorization: 'a',
    cookie: 'b',
    'x-api-key': 'c',
    'x-idempotency-key': 'd',
    accept: 'e',
  });
  expect(redactHeaders(headers)).toEqual({
    accept: 'e',
    authorization: '[redacted]',
    cookie: '[redacted]',
    'x-api-key': '[redacted]',
    'x-idempotency-key': 'd',
  });
});

it('masks values in a URL by name', () => {
  expect(redactUrl('https://x/y?token=abc&limit=3&api_key=d#f')).toBe(
    'https://x/y?token=[redacted]&limit=3&api_key=[redacted]#f',
  );
});
