import type { ApiDescriptor } from '../operation/descriptors.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_A_HEADER_VALUE = /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// Transports write these, drop them, or refuse the request: they belong to one connection, or to what a browser says of
// itself. Credentials for a proxy would reach the service.
const OF_THE_TRANSPORT =
  /^(host|expect|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|http2-settings|(proxy|sec)-.*)$/i;

/** What is wrong with a header's value, if anything: a line break would start another header. */
export function wrongHeaderValue(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return 'must be a string';
  }
  return NOT_A_HEADER_VALUE.test(String(value))
    ? 'must not hold line breaks, control characters or characters outside Latin-1'
    : undefined;
}

/** What is wrong with a header, if anything: wherever one can be given. */
export function wrongHeader(name: string, value: unknown): string | undefined {
  if (!HEADER_NAME.test(name)) return 'is not a name that a header can have';
  return OF_THE_TRANSPORT.test(name) ? 'is written by the client or its transport' : wrongHeaderValue(value);
}

/** Why a header may not be added to the client's own, if it may not. */
export function refusedHeader(api: ApiDescriptor, name: string, value: unknown): string | undefined {
  const lower = name.toLowerCase();
  if (lower === 'authorization') return 'is written by the client. Credentials belong in `auth`';
  if (lower === api.idempotency?.header.toLowerCase()) return 'is written by the client';
  return wrongHeader(name, value);
}
