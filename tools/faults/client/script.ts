import { AsyncLocalStorage } from 'node:async_hooks';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** What the vendor is asked to do to the requests of one call, one after the other. */
export interface Script {
  /** The call's id, for the ledger. */
  readonly call: string;
  /** The fault of the next request, by name; `undefined` for none. Asked once for each request. */
  readonly nextFault: () => string | undefined;
}

const scripts = new AsyncLocalStorage<Script>();

/** Runs a call whose requests follow a script, however deep below they are sent. */
export function followScript<T>(script: Script, call: () => Promise<T>): Promise<T> {
  return scripts.run(script, call);
}

/** Options of {@link scriptedFetch}. */
export interface ScriptedFetchOptions {
  /** What really sends: the global fetch, or another transport's. */
  readonly send: typeof fetch;
  /** An address where nobody listens: see {@link deadAddress}. */
  readonly dead: string;
  /** The faults of requests for tokens, which serve many calls. Default: none. */
  readonly nextTokenFault?: (() => string | undefined) | undefined;
}

/** A fetch that tells the vendor which fault to play, as the script of the current call says. */
export function scriptedFetch({ send, dead, nextTokenFault }: ScriptedFetchOptions): typeof fetch {
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const forToken = new URL(url).pathname.endsWith('/tokens');
    const script = forToken ? undefined : scripts.getStore();
    const fault = forToken ? nextTokenFault?.() : script?.nextFault();
    if (fault?.endsWith(', connect')) return send(dead, { ...init, method: 'GET', body: null });
    const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : {}));
    if (script) headers.set('x-call', script.call);
    if (fault !== undefined) headers.set('x-fault', fault);
    return send(input, { ...init, headers });
  };
}

/** An address on loopback that was free a moment ago and that nobody listens on. */
export async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}
