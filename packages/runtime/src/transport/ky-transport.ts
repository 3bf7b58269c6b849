import ky, { type KyInstance, type Options } from 'ky';
import { isUnsendable, neverLeft } from './never-left.ts';
import { FetchReply, type TransportReply } from './reply.ts';
import type { Transport, TransportRequest } from './transport.ts';

// What would undo the guarantees: the loop of attempts, the deadline and the prepared address are ours.
const OURS = {
  retry: 0,
  throwHttpErrors: false,
  timeout: false,
  totalTimeout: false,
  prefix: '',
  redirect: 'manual',
} as const satisfies Options;

/** Through ky: the request that goes out is the one that ky and its hooks made of ours. */
export function kyTransport(instance: KyInstance | undefined): Transport {
  // Not async: ky throws at once when it cannot build a request.
  return instance ? (request) => sendWhole(instance, request) : sendLight;
}

function sendWhole(instance: KyInstance, request: TransportRequest): Promise<TransportReply> {
  const { url, method, headers, body, end } = request;
  const door = new Door(request);
  // After the instance's own `init` hooks, which may set anything.
  const setAside = (options: Options) => {
    Object.assign(options, OURS, {
      searchParams: undefined,
      json: undefined,
      // It makes each answer anew, which fails where a `Response` cannot be made: a reason phrase, a status above 599.
      onDownloadProgress: undefined,
      method,
      body,
      headers: withOurs(options.headers, headers),
      fetch: door.through(options.fetch),
    });
  };
  const given = { method, headers, ...(body !== undefined && { body }), signal: end.signal };
  return instance(url, { ...OURS, ...given, hooks: { init: [setAside] } }).then(toReply, (error: unknown) => {
    throw door.failure(error);
  });
}

/**
 * The global fetch, under an instance without hooks. Of a `Request` that has a body fetch makes another one, and of every
 * signal ky makes another one, half of the time that a call takes: so ky makes address, method and headers, and what it
 * made goes out with body and signal beside it.
 */
function sendLight({ url, method, headers, body, end }: TransportRequest): Promise<TransportReply> {
  return ky(url, {
    ...OURS,
    method,
    headers,
    fetch: (request) => {
      const made = request as Request;
      return fetch(made.url, {
        method: made.method,
        headers: made.headers,
        ...(body !== undefined && { body }),
        signal: end.signal,
        redirect: made.redirect,
      });
    },
  }).then(toReply, (error: unknown) => {
    throw withoutRequest(error);
  });
}

/** The way out for one attempt: whatever hooks do (`ky.retry()`, `options.retry.limit = 5`), it is passed once. */
class Door {
  readonly #request: TransportRequest;
  #passed = false;
  #refusal: { readonly error: unknown } | undefined;

  constructor(request: TransportRequest) {
    this.#request = request;
  }

  through(send: Options['fetch']): typeof fetch {
    return async (input, init) => {
      // Also for a hook that comes back long after its attempt was given up.
      const { end, onHeaders } = this.#request;
      if (this.#passed || end.cancelled) throw new Error('not sent again: the attempt is over');
      this.#passed = true;
      const made = input as Request;
      // A hook may have made this request anew, and such a one follows redirects and hears no signal.
      const signal = AbortSignal.any([made.signal, end.signal]);
      onHeaders?.(plain(made.headers));
      try {
        return await (send ?? fetch)(made, { ...init, redirect: 'manual', signal });
      } catch (error) {
        this.#refusal = { error };
        throw error;
      }
    };
  }

  /** What may be told of an attempt that failed. Only what fetch threw says whether the request left. */
  failure(error: unknown): unknown {
    if (this.#refusal) return withoutRequest(this.#refusal.error);
    const thrown = withoutRequest(error);
    // A hook's own ECONNREFUSED, of a log or a cache, would have a write repeated that was carried out.
    return neverLeft(thrown) || isUnsendable(thrown)
      ? new Error('a hook of `ky` could not connect to something')
      : thrown;
  }
}

function withOurs(theirs: Options['headers'], ours: Readonly<Record<string, string>>): Headers {
  // Not by ky, which keeps `Accept` beside `accept`, and sends both in one.
  const merged = new Headers(theirs as HeadersInit);
  // It describes our body, and fetch writes that of a form.
  merged.delete('content-type');
  for (const [name, value] of Object.entries(ours)) merged.set(name, value);
  return merged;
}

function plain(headers: Headers): Record<string, string> {
  // The boundary of a form is another one each time, whoever writes it.
  return Object.fromEntries([...headers].filter(([, value]) => !value.startsWith('multipart/form-data')));
}

function toReply(response: Response): FetchReply {
  return new FetchReply(response);
}

/** ky's errors hold its `Request`, credentials and all: only what lies below them goes on. */
function withoutRequest(error: unknown): unknown {
  if (!(error instanceof Error) || !('request' in error)) return error;
  return error.cause ?? new Error(error.name);
}
