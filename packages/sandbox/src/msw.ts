import { type HttpHandler, HttpResponse, http } from 'msw';
import type { Sandbox } from './core/sandbox.ts';
import { serverAddresses } from './core/spec/routes.ts';

/** How a sandbox is reached through MSW. */
export interface SandboxHandlersOptions {
  /** An address beside the vendor's own: the `baseUrl` that a client is given, as of a proxy. */
  readonly baseUrl?: string;
}

/**
 * Handlers of MSW 3 that answer from a sandbox: at the vendor's own addresses, as its spec has them, at the sandbox's, and
 * at `baseUrl`. Faults that break a connection become network errors, as far as MSW can play them.
 *
 * @example
 * const server = setupServer(...sandboxHandlers(sandbox));
 */
export function sandboxHandlers(sandbox: Sandbox, { baseUrl }: SandboxHandlersOptions = {}): HttpHandler[] {
  if (baseUrl !== undefined && !/^https?:\/\/./.test(baseUrl))
    throw new TypeError(
      `\`baseUrl\` is ${JSON.stringify(baseUrl)}: give an address with its scheme and host.`,
    );
  const own = sandbox.options.baseUrl;
  const addresses = [...serverAddresses(sandbox.document), own, ...(baseUrl === undefined ? [] : [baseUrl])];
  return [...new Set(addresses.map((one) => one.replace(/\/+$/, '')))].map((address) =>
    http.all(`${address}/*`, ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const rest = pathname.slice(new URL(address).pathname.replace(/\/$/, '').length);
      return answer(sandbox, new Request(own + rest + search, request));
    }),
  );
}

/** A broken connection is a rejection, of which MSW would make a 500. What else fails is a bug, and stays one. */
async function answer(sandbox: Sandbox, request: Request): Promise<Response> {
  try {
    return await sandbox.fetch(request);
  } catch (error) {
    if (error instanceof TypeError && error.message === 'fetch failed') return HttpResponse.error();
    throw error;
  }
}
