import { describe, expect, it } from 'vitest';
import { neverLeft } from './never-left.ts';

const failed = (cause: object) => new TypeError('fetch failed', { cause });

describe('neverLeft', () => {
  it.each([
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
    ['all addresses failed', failed({ errors: [{ code: 'ECONNREFUSED' }, { code: 'ENETUNREACH' }] })],
    ['Bun', Object.assign(new Error('Unable to connect'), { code: 'ConnectionRefused' })],
    [
      'Deno',
      new TypeError('error sending request for url (https://x/): client error (Connect): tcp connect error'),
    ],
  ])('is sure of: %s', (_, error) => {
    expect(neverLeft(error)).toBe(true);
  });

  it.each([
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
