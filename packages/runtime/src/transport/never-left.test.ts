import { describe, expect, it } from 'vitest';
import { json } from '../testing/fake-fetch.ts';
import { sendReceipt, testClient } from '../testing/test-api.ts';
import { isUnsendable, neverLeft } from './never-left.ts';

const failed = (cause: object) => new TypeError('fetch failed', { cause });

const UNREACHABLE = ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'];

describe('neverLeft', () => {
  it.each<[string, unknown]>([
    ['refused', failed({ code: 'ECONNREFUSED' })],
    ['no such host', failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['DNS out of order', failed({ code: 'EAI_AGAIN' })],
    ['connect timed out', failed({ code: 'ETIMEDOUT', syscall: 'connect' })],
    ["undici's connect timeout", failed({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['an expired certificate', failed({ code: 'CERT_HAS_EXPIRED' })],
    ['a self-signed certificate', failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
    ['another host in the certificate', failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
    [
      'a handshake cut short',
      failed({
        code: 'ECONNRESET',
        message: 'Client network socket disconnected before secure TLS connection was established',
      }),
    ],
    [
      'all addresses failed',
      failed({
        errors: [
          { code: 'ECONNREFUSED', syscall: 'connect' },
          { code: 'ENETUNREACH', syscall: 'connect' },
        ],
      }),
    ],
    ...UNREACHABLE.map(
      (code) => [`connect ${code}`, failed({ code, syscall: 'connect' })] as [string, unknown],
    ),
    [
      'connecting that failed because a read did',
      failed({ code: 'ECONNRESET', syscall: 'connect', cause: { code: 'ECONNRESET', syscall: 'read' } }),
    ],
    [
      'a proxy that makes no tunnel',
      failed({
        code: 'UND_ERR_ABORTED',
        message: 'Proxy response (407) !== 200 when HTTP Tunneling',
      }),
    ],
    ['a proxy that hangs up', failed({ code: 'UND_ERR_PRX_CONN', cause: { code: 'UND_ERR_SOCKET' } })],
    [
      'https asked of http',
      failed({
        code: 'ERR_SSL_WRONG_VERSION_NUMBER',
        message:
          'error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:tlsany_meth.c:77',
      }),
    ],
    ['Bun', Object.assign(new Error('Unable to connect'), { code: 'ConnectionRefused' })],
    [
      'Deno',
      new TypeError('error sending request for url (https://x/): client error (Connect): tcp connect error'),
    ],
  ])('is sure of: %s', (_, error) => {
    expect(neverLeft(error)).toBe(true);
  });

  it.each<[string, unknown]>([
    ...UNREACHABLE.flatMap((code) =>
      ['read', 'write', 'shutdown'].map(
        (syscall) =>
          [`${syscall} ${code}`, failed({ code, syscall, message: `${syscall} ${code}` })] as [
            string,
            unknown,
          ],
      ),
    ),
    ...UNREACHABLE.map((code) => [`${code} of who knows what`, failed({ code })] as [string, unknown]),
    ['read ECONNREFUSED', failed({ code: 'ECONNREFUSED', syscall: 'read' })],
    [
      'a read that failed because a connection could not be made',
      failed({ code: 'EPIPE', syscall: 'read', cause: { code: 'ECONNREFUSED', syscall: 'connect' } }),
    ],
    [
      'all addresses, and one was read from',
      failed({
        code: 'ECONNREFUSED',
        errors: [
          { code: 'ECONNREFUSED', syscall: 'connect' },
          { code: 'ENETDOWN', syscall: 'read' },
        ],
      }),
    ],
    [
      'another version of TLS in the middle',
      failed({
        code: 'ERR_SSL_WRONG_VERSION_NUMBER',
        message:
          'error:0A00010B:SSL routines:tls13_validate_record_header:wrong version number:tls13_meth.c:268',
      }),
    ],
    ['reset', failed({ code: 'ECONNRESET', syscall: 'read' })],
    ['read timed out', failed({ code: 'ETIMEDOUT', syscall: 'read' })],
    ['the other side closed', failed({ code: 'UND_ERR_SOCKET', message: 'other side closed' })],
    ['headers timed out', failed({ code: 'UND_ERR_HEADERS_TIMEOUT' })],
    [
      'one address may have been reached',
      failed({ errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNRESET' }] }),
    ],
    ['a browser that does not say', new TypeError('Failed to fetch')],
    ['a TLS alert after the request', failed({ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' })],
    ['nothing', undefined],
    ['a text', 'ECONNREFUSED'],
  ])('is not sure of: %s', (_, error) => {
    expect(neverLeft(error)).toBe(false);
  });

  it('ends on an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(neverLeft(error)).toBe(false);
  });
});

describe('an uncovered write', () => {
  it.each(UNREACHABLE.flatMap((code) => ['read', 'write'].map((syscall) => ({ code, syscall }))))(
    'is sent once when $syscall fails with $code, on a connection that stood',
    async (cause) => {
      const { client, seen } = testClient([failed(cause), json(200, { id: 'r1' })]);
      await expect(sendReceipt({ client, body: { type: 'SALE' } })).rejects.toMatchObject({
        name: 'OutcomeUnknownError',
        outcomeKnown: false,
      });
      expect(seen).toHaveLength(1);
    },
  );

  it.each(UNREACHABLE)('is sent again when connecting fails with %s', async (code) => {
    const { client, seen } = testClient([failed({ code, syscall: 'connect' }), json(200, { id: 'r1' })]);
    expect((await sendReceipt({ client, body: { type: 'SALE' } })).data).toEqual({ id: 'r1' });
    expect(seen).toHaveLength(2);
  });
});

describe('isUnsendable', () => {
  it.each([
    'invalid keep-alive header',
    'invalid header key',
    'invalid request method',
    'invalid request path',
  ])('is sure of: %s', (message) => {
    expect(isUnsendable(failed({ code: 'UND_ERR_INVALID_ARG', message }))).toBe(true);
  });

  it.each([
    [
      'what undici says after an answer',
      failed({ code: 'UND_ERR_INVALID_ARG', message: 'Redirect loop detected' }),
    ],
    ['words of others', failed({ message: 'invalid keep-alive header' })],
    ['a length that was wrong', failed({ code: 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH' })],
    ['nothing', undefined],
  ])('is not sure of: %s', (_, error) => {
    expect(isUnsendable(error)).toBe(false);
  });
});
