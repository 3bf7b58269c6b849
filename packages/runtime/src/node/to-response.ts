import type { Answer } from './dispatch-request.ts';
import { unpack } from './unpack.ts';

/** The request that an answer belongs to. */
export interface Asked {
  readonly url: string;
  readonly method: string;
}

/** Makes a `Response` of an answer: headers as fetch reads them, the body unpacked. */
export function toResponse({ status, statusText, headers, body }: Answer, { url, method }: Asked): Response {
  const empty = method === 'HEAD' || status === 204 || status === 205 || status === 304;
  const { single, repeated } = readHeaders(headers);
  const stream = empty ? null : unpack(body, single['content-encoding']);
  const response = new Response(stream, { status, statusText, headers: single });
  for (const [name, value] of repeated) response.headers.append(name, value);
  // A `Response` that is made by hand has none.
  return Object.defineProperty(response, 'url', { value: url, configurable: true });
}

function readHeaders(given: Answer['headers']) {
  const single: Record<string, string> = {};
  const repeated: [string, string][] = [];
  for (const name in given) {
    const value = given[name];
    if (typeof value === 'string') single[name] = value;
    else for (const one of value ?? []) repeated.push([name, one]);
  }
  return { single, repeated };
}
