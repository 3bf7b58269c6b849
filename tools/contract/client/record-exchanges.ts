/** A request that the client sent, as it left it, and the answer that it got. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Undefined when nothing was sent. */
  readonly body: Uint8Array<ArrayBuffer> | undefined;
  readonly status: number;
  readonly answerHeaders: Headers;
  /** The bytes that the server sent, read apart from the client. */
  readonly answerBytes: Promise<Uint8Array<ArrayBuffer>>;
}

/** What stands between a client and the mock. */
export interface RecorderOptions {
  /** The `Prefer` header that chooses the mock's answer; none where it is undefined. */
  readonly prefer: (method: string, url: URL) => string | undefined;
  /** Asks the mock for this media type where the client takes any. */
  readonly accept?: string | undefined;
  /** What the client gets in place of the mock's answer. */
  readonly rewrite?: (
    response: Response,
    request: { readonly method: string; readonly url: URL },
  ) => Promise<Response>;
}

/** A `fetch` for a client, and everything that went through it. */
export interface Recorder {
  readonly fetch: typeof fetch;
  readonly exchanges: readonly Exchange[];
}

/** Passes requests on to the mock as they are, but for the headers that choose its answer, and keeps a copy of both sides. */
export function recordExchanges({ prefer, accept, rewrite }: RecorderOptions): Recorder {
  const exchanges: Exchange[] = [];
  return { fetch: send, exchanges };

  async function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const headers = new Headers(request.headers);
    const choice = prefer(request.method, url);
    if (choice !== undefined) headers.set('prefer', choice);
    if (accept !== undefined && headers.get('accept') === '*/*') headers.set('accept', accept);
    const answer = await fetch(url, {
      method: request.method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: request.signal,
    });
    const response = rewrite ? await rewrite(answer, { method: request.method, url }) : answer;
    // Read at once, so that neither copy waits for the other; a client that goes away must not leave a rejection.
    const answerBytes = response
      .clone()
      .arrayBuffer()
      .then((bytes) => new Uint8Array(bytes));
    answerBytes.catch(() => undefined);
    exchanges.push({
      method: request.method,
      url,
      headers: new Headers(request.headers),
      body,
      status: response.status,
      answerHeaders: response.headers,
      answerBytes,
    });
    return response;
  }
}
