import { Agent, type Dispatcher } from 'undici';
import { withTransport } from '../transport/fetch-transport.ts';
import type { Ending } from './dispatch-request.ts';
import { nodeTransport } from './node-transport.ts';

/** Options of {@link createNodeFetch}. */
export interface NodeFetchOptions {
  /**
   * undici's own: a proxy, a pool of connections, client certificates. Of the undici that is installed beside this
   * package, not of Node's. Default: an `Agent` of this function's own.
   */
  readonly dispatcher?: Dispatcher | undefined;
}

/**
 * A fetch for Node on undici's dispatcher, for less processor time than the global one. Give it to any client as
 * `fetch`; all guarantees stay. It follows no redirect: it answers with it. Needs undici 8, which this package does not
 * bring along; version 7 reads headers as UTF-8.
 *
 * @throws TypeError for an option that is none, and a dispatcher that is none.
 * @example
 * const signPt = createSignPt({ apiKey, apiSecret, fetch: createNodeFetch() });
 */
export function createNodeFetch(options: NodeFetchOptions = {}): typeof fetch {
  // An agent of its own: the global dispatcher may be that of another undici, with other handlers. No timers but the
  // client's, and HTTP/1.1, as Node's fetch has it.
  const { dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, allowH2: false }), ...others } =
    options;
  const [odd] = Object.keys(others);
  // A proxy must not be left out in silence.
  if (odd || typeof dispatcher?.dispatch !== 'function') {
    throw new TypeError(
      `createNodeFetch: \`${odd ?? 'dispatcher'}\` is wrong. Give \`dispatcher\`, one of undici`,
    );
  }
  const send = nodeTransport(dispatcher);

  async function nodeFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    if (input instanceof Request) return nodeFetch(input.url, await partsOf(new Request(input, init)));
    const { method = 'GET', body, signal } = init;
    const headers = plainHeaders(init.headers);
    const reply = await send({ url: String(input), method, headers, body, end: endingOf(signal) });
    return reply.response;
  }
  // Our own clients ask the transport, and no `Response` is made unless their caller wants it.
  return withTransport(nodeFetch, send);
}

async function partsOf(given: Request): Promise<RequestInit> {
  const { method, headers, signal } = given;
  return { method, headers, signal, ...(given.body && { body: await given.arrayBuffer() }) };
}

function plainHeaders(given: HeadersInit | undefined): Record<string, string> {
  if (given === undefined) return {};
  const plain: Record<string, string> = {};
  const entries = given instanceof Headers || Array.isArray(given) ? given : Object.entries(given);
  for (const [name = '', value = ''] of entries) plain[name.toLowerCase()] = value;
  // As fetch has it: what is meant for one host goes to no other, credentials and all.
  delete plain.host;
  return plain;
}

function endingOf(signal: AbortSignal | null | undefined): Ending {
  return {
    get cancelled() {
      return signal?.aborted ?? false;
    },
    get reason() {
      return signal?.reason;
    },
    onCancel(run) {
      signal?.addEventListener('abort', run, { once: true });
      return () => signal?.removeEventListener('abort', run);
    },
  };
}
