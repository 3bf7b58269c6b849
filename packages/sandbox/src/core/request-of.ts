import type { SandboxRequest } from './contracts.ts';

/** A `Request` as the pipeline takes it. */
export async function requestOf(request: Request): Promise<SandboxRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
    // Asked of the request each time: its signal hears of nothing any more once the request itself is collected.
    signal: {
      get aborted() {
        return request.signal.aborted;
      },
    },
  };
}
