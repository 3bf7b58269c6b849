import { FetchReply } from './reply.ts';
import type { Transport } from './transport.ts';

// Registered, so that two copies of this package know each other's.
const own = Symbol.for('quittance.transport');

/** The transport below a fetch: its own, where it has one; else it is called with an address and a `RequestInit`. */
export function fetchTransport(send: typeof fetch): Transport {
  return (
    (send as { readonly [own]?: Transport })[own] ??
    (async ({ url, method, headers, body, end }) =>
      new FetchReply(
        await send(url, {
          method,
          headers,
          ...(body !== undefined && { body }),
          signal: end.signal,
          redirect: 'manual',
        }),
      ))
  );
}

/** Gives a fetch a transport of its own, which our clients use in its stead: without a `Request` and a `Response`. */
export function withTransport(send: typeof fetch, transport: Transport): typeof fetch {
  return Object.assign(send, { [own]: transport });
}
