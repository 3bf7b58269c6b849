import { describe, expect, it } from 'vitest';
import { createRedactor, redactUrl } from './redact.ts';

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

  it('masks at any depth below `**`, the depth of none among them', () => {
    const body = {
      pin: 1,
      page: { pin: 2, next: [{ pin: 3, deep: { codes: ['a'], pin: { of: 4 } } }] },
      codes: ['b'],
    };
    const { body: mask } = createRedactor(['page.**.pin', '**.codes'], undefined);
    expect(mask(body)).toEqual({
      pin: 1,
      page: {
        pin: '[redacted]',
        next: [{ pin: '[redacted]', deep: { codes: '[redacted]', pin: '[redacted]' } }],
      },
      codes: '[redacted]',
    });
  });

  it('knows what stands below `**` wherever it is echoed, all of it, and ends with a body that holds itself', () => {
    const sent: Record<string, unknown> = {
      child: { list: [{ pin: 'pin-0001' }, { pin: ['pin-0002', { more: 'pin-0003' }] }] },
      pin: 'pin-0000',
      note: 'no secret',
    };
    sent.child = { ...(sent.child as object), parent: sent };
    const redactor = createRedactor(['**.pin'], sent);
    expect(redactor.text('pin-0000 pin-0001 pin-0002 pin-0003 no secret')).toBe(
      '[redacted] [redacted] [redacted] [redacted] no secret',
    );
  });

  it('looks into what is of a class, once at each value, and not into files', () => {
    class Login {
      readonly pin = 'pin-0001';
      readonly file = Object.assign(new Blob(), { pin: 'blob-0001' });
    }
    const login = new Login();
    for (const paths of [['pin'], ['**.pin'], ['*']]) {
      expect(createRedactor(paths, login).text('pin-0001 blob-0001')).toBe('[redacted] blob-0001');
    }
    expect(createRedactor(['pin'], undefined).body(login)).toEqual({ pin: '[redacted]', file: '[Blob]' });
    const friends: { all?: unknown[]; pin: string }[] = [];
    for (let index = 0; index < 1_000; index++) friends.push({ all: friends, pin: `pin-${1_000 + index}` });
    expect(createRedactor(['**.pin'], friends).text('pin-1000 pin-1999')).toBe('[redacted] [redacted]');
  });

  it('masks secrets of the request wherever they are echoed', () => {
    const redactor = createRedactor(['content.secret'], { content: { secret: 'till-secret' } });
    redactor.learn('token-0001');
    expect(redactor.body({ message: 'wrong: till-secret and token-0001' })).toEqual({
      message: 'wrong: [redacted] and [redacted]',
    });
  });

  it('masks a secret however it is written, in keys too, and the longer of two that begin alike', () => {
    const redactor = createRedactor(['a', 'b'], { a: 'pass "word"/+', b: 'pass "word"/+ and more' });
    const echoes = [
      'pass \\"word\\"/+',
      'pass \\"word\\"\\/+',
      'pass+%22word%22%2F%2B',
      'pass%20%22word%22%2F%2B',
      'pass%20%22word%22%2f%2b',
      'pass "word"/+ and more',
    ];
    for (const echo of echoes) expect(redactor.text(`<${echo}>`)).toBe('<[redacted]>');
    expect(redactor.body({ 'pass "word"/+': 1 })).toEqual({ '[redacted]': 1 });
  });

  it('masks fields by name, whatever the spec says, but not what is said about them', () => {
    const redactor = createRedactor([], undefined);
    const body = { client_secret: 'x', accessToken: 'y', next_token: 'z', password: ['too short'] };
    expect(redactor.body(body)).toEqual({ ...body, client_secret: '[redacted]', accessToken: '[redacted]' });
    expect(redactor.messages({ password: 'too short' })).toEqual({ password: 'too short' });
  });

  it('finds secrets by name in a request that no spec describes, and only there', () => {
    const sent = { user: { password: 'hunter2hunter2' } };
    expect(createRedactor([], sent, true).text('no hunter2hunter2')).toBe('no [redacted]');
    expect(createRedactor([], sent).text('no hunter2hunter2')).toBe('no hunter2hunter2');
  });

  it('shows nothing of what cannot be parsed where fields are secret, else masks by name', () => {
    expect(createRedactor(['token'], undefined).unparsed('{"token":"abc')).not.toContain('abc');
    const { unparsed } = createRedactor([], undefined);
    expect(unparsed('{"id":1,"access_token":"abc123","x":')).toBe('{"id":1,"access_token":"[redacted]","x":');
    expect(unparsed('user=1&password=abc123&x=2')).toBe('user=1&password=[redacted]&x=2');
  });

  it('masks known secrets and queries inside headers', () => {
    const redactor = createRedactor([], undefined);
    redactor.learn('token-0001');
    const headers = new Headers({ 'x-echo': 'got token-0001', location: 'https://x.example/?api_key=1&a=b' });
    expect(redactor.headers(headers)).toEqual({
      'x-echo': 'got [redacted]',
      location: 'https://x.example/?api_key=[redacted]&a=b',
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
  expect(createRedactor([], undefined).headers(headers)).toEqual({
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
