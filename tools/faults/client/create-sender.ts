import type { ClientSettings } from '@quittance/runtime';
import { fetchTransport, withTransport } from '@quittance/runtime/parts';
import ky from 'ky';
import { type ScriptOptions, scriptedFetch, scriptRequest } from './script.ts';

/**
 * How requests are sent: as the runtime does by itself (ky over the global fetch), by a fetch that goes round ky, by its
 * transport for Node, or through a ky of the user's own, with retries, a timeout and hooks.
 */
export type TransportName = 'default' | 'fetch' | 'node' | 'ky';

/** The transports there are. */
export const TRANSPORTS: readonly TransportName[] = ['default', 'fetch', 'node', 'ky'];

/** The options of a client whose requests follow a script. */
export interface Sender {
  readonly options: Pick<ClientSettings, 'fetch' | 'ky'>;
  /** Gives back what was taken for the while. */
  restore(): void;
}

/** Makes a sender. `node` is `@quittance/runtime/node`, which needs undici beside it. */
export async function createSender(transport: TransportName, options: ScriptOptions): Promise<Sender> {
  const { send = fetch } = options;
  const scripted = scriptedFetch({ ...options, send });
  const restore = () => undefined;
  switch (transport) {
    case 'default': {
      const before = globalThis.fetch;
      globalThis.fetch = scripted;
      return {
        options: {},
        restore: () => {
          globalThis.fetch = before;
        },
      };
    }
    case 'fetch':
      return { options: { fetch: scripted }, restore };
    case 'node':
      return { options: { fetch: await scriptedNode(options) }, restore };
    case 'ky':
      return { options: { ky: impatientKy(scripted) }, restore };
  }
}

/** The direct road of our Node transport, not the fetch that it is for others. */
async function scriptedNode(options: ScriptOptions): Promise<typeof fetch> {
  const { createNodeFetch } = await import('@quittance/runtime/node');
  const send = fetchTransport(createNodeFetch());
  return withTransport(createNodeFetch(), async (request) => {
    const { refusedBy, failure, headers } = scriptRequest(request.url, options);
    if (refusedBy) return send({ ...request, url: refusedBy, method: 'GET', body: undefined });
    // As undici throws it.
    if (failure?.when === 'not sent') throw failure.error;
    const reply = await send({ ...request, headers: { ...request.headers, ...headers } });
    if (!failure) return reply;
    await reply.read(Number.POSITIVE_INFINITY);
    throw failure.error;
  });
}

/** What a user may bring along: a ky that repeats everything, gives up early and looks at all that passes. */
function impatientKy(scripted: typeof fetch) {
  return ky.create({
    fetch: scripted,
    timeout: 50,
    totalTimeout: 100,
    retry: {
      limit: 5,
      methods: ['get', 'put', 'post', 'patch', 'delete', 'head'],
      statusCodes: [401, 408, 409, 422, 429, 500, 502, 503, 504],
      afterStatusCodes: [429, 503],
      retryOnTimeout: true,
      shouldRetry: () => true,
      delay: () => 1,
    },
    hooks: {
      beforeRequest: [({ request }) => request.headers.set('x-seen-by', 'a hook')],
      beforeRetry: [({ request }) => request.headers.set('x-repeated-by', 'ky')],
      // A copy, as ky hands it out: what is not read of it must not hold anything up.
      afterResponse: [({ response }) => response],
    },
  });
}
