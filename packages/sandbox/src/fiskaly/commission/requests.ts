import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Sandbox } from '../../core/sandbox.ts';

/** A resource as an answer tells it. */
export interface Told {
  readonly content: {
    readonly id: string;
    readonly mode?: string;
    readonly credentials?: { readonly key: string; readonly secret: string };
    readonly authentication?: { readonly bearer: string };
  };
}

/** Sends ordinary requests in somebody's name. */
export interface Requests {
  post(path: string, content: object, headers?: Readonly<Record<string, string>>): Promise<Told>;
  /** Puts a resource to use. */
  commission(path: string): Promise<Told>;
}

/** How often each sandbox has been asked for keys: what runs at once gets keys of its own. */
const asked = new WeakMap<Sandbox, number>();

/** Makes idempotency keys, the same for the same history: where in it they begin, and their place. */
export function keysOf(sandbox: Sandbox): () => string {
  const turn = (asked.get(sandbox) ?? 0) + 1;
  asked.set(sandbox, turn);
  const begin = sandbox.ledger.events.length;
  let step = 0;
  return () => {
    step += 1;
    const hex = bytesToHex(sha256(utf8ToBytes(`commission/${begin}/${turn}/${step}`)));
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
  };
}

/** Requests with a token of a key. */
export async function requestsOf(
  sandbox: Sandbox,
  version: string,
  nextKey: () => string,
  key: { readonly apiKey: string; readonly apiSecret: string },
): Promise<Requests> {
  const send = async (method: string, path: string, content: object, headers = {}): Promise<Told> => {
    const answer = await sandbox.fetch(sandbox.options.baseUrl + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-api-version': version,
        'x-idempotency-key': nextKey(),
        ...headers,
      },
      body: JSON.stringify({ content }),
    });
    if (answer.ok) return (await answer.json()) as Told;
    throw new Error(
      `commission(): ${method} ${path} was answered with ${answer.status}: ${await answer.text()}`,
    );
  };
  const { apiKey, apiSecret } = key;
  const { content } = await send('POST', '/tokens', { type: 'API_KEY', key: apiKey, secret: apiSecret });
  const authorization = `Bearer ${content.authentication?.bearer}`;
  return {
    post: (path, body, headers) => send('POST', path, body, { authorization, ...headers }),
    commission: (path) => send('PATCH', path, { state: 'COMMISSIONED' }, { authorization }),
  };
}
