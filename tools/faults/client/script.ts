import { AsyncLocalStorage } from 'node:async_hooks';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { getSystemErrorMap } from 'node:util';
import type { Act } from '../../../packages/sandbox/src/core/faults/fault.ts';
import { faultNamed } from '../faults/all-faults.ts';
import { CALL_HEADER, FAULT_HEADER } from '../vendor/headers.ts';

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

/** What the script of the current call does to a request. */
export interface ScriptedRequest {
  /** What tells the vendor whose request it is, and the fault to play. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where it goes instead, to be refused. */
  readonly refusedBy?: string;
  /** What it fails with, here: before it is sent, or once the vendor has answered. */
  readonly failure?: { readonly when: 'not sent' | 'answered'; readonly error: Error };
}

/** Asks the script of the current call about its next request. */
export function scriptRequest(url: string, { dead, nextTokenFault }: ScriptOptions): ScriptedRequest {
  const forToken = new URL(url).pathname.endsWith('/tokens');
  const script = forToken ? undefined : scripts.getStore();
  const name = forToken ? nextTokenFault?.() : script?.nextFault();
  const headers = { ...(script && { [CALL_HEADER]: script.call }) };
  if (name === undefined) return { headers };
  const { act, place } = faultNamed(name);
  if (act.does === 'refuse') return { headers, refusedBy: dead };
  if (act.does !== 'fail in the system') return { headers: { ...headers, [FAULT_HEADER]: name } };
  return {
    headers,
    failure: { when: place === 'connect' ? 'not sent' : 'answered', error: systemError(act) },
  };
}

/** An error of the system, as Node's sockets throw it. */
function systemError({ syscall, code }: Extract<Act, { does: 'fail in the system' }>): Error {
  const [errno] = [...getSystemErrorMap()].find(([, [name]]) => name === code) ?? [];
  return Object.assign(new Error(`${syscall} ${code}`), { errno, code, syscall });
}

/** A fetch whose requests follow the script of the current call. */
export function scriptedFetch(options: ScriptOptions & { readonly send: typeof fetch }): typeof fetch {
  const { send } = options;
  return async (input, init = {}) => {
    const request = scriptRequest(input instanceof Request ? input.url : String(input), options);
    const { refusedBy, failure } = request;
    if (refusedBy) return send(refusedBy, { ...init, method: 'GET', body: null });
    const failed = () => new TypeError('fetch failed', { cause: failure?.error });
    if (failure?.when === 'not sent') throw failed();
    const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : {}));
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, value);
    const answer = await send(input, { ...init, headers });
    if (!failure) return answer;
    await answer.arrayBuffer();
    throw failed();
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
