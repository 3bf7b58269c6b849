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

/** How requests are made to follow their scripts. */
export interface ScriptOptions {
  /** What really sends. Default: the global fetch. */
  readonly send?: typeof fetch | undefined;
  /** An address where nobody listens: see {@link deadAddress}. */
  readonly dead: string;
  /** The faults of requests for tokens, which serve many calls. Default: none. */
  readonly nextTokenFault?: (() => string | undefined) | undefined;
}

/** What the script of the current call does to a request: where it goes, and what tells the vendor the fault to play. */
export function scriptRequest(url: string, { dead, nextTokenFault }: ScriptOptions) {
  const forToken = new URL(url).pathname.endsWith('/tokens');
  const script = forToken ? undefined : scripts.getStore();
  const fault = forToken ? nextTokenFault?.() : script?.nextFault();
  return {
    url: fault?.endsWith(', connect') ? dead : url,
    fault,
    headers: { ...(script && { 'x-call': script.call }), ...(fault !== undefined && { 'x-fault': fault }) },
  };
}

/** A fetch whose requests follow the script of the current call. */
export function scriptedFetch(options: ScriptOptions & { readonly send: typeof fetch }): typeof fetch {
  const { send } = options;
  return async (input, init = {}) => {
    const request = scriptRequest(input instanceof Request ? input.url : String(input), options);
    if (request.fault?.endsWith(', connect'))
      return send(request.url, { ...init, method: 'GET', body: null });
    const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : {}));
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, value);
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
