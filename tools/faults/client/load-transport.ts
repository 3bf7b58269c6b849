/** How requests are sent: the runtime's default, or its road in Node. */
export type TransportName = 'fetch' | 'node';

/** The transports there are. */
export const TRANSPORTS: readonly TransportName[] = ['fetch', 'node'];

/** A transport as a fetch. `node` is `@quittance/runtime/node`, which needs undici beside it. */
export async function loadTransport(name: TransportName): Promise<typeof fetch> {
  if (name === 'fetch') return fetch;
  const { createNodeFetch } = await import('@quittance/runtime/node');
  return createNodeFetch();
}
