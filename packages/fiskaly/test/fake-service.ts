/** A request as it reached the service. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection breaks instead of an answer. */
  readonly lost?: true;
}

/** A service in memory: a fetch that notes what it is asked and answers as told. */
export function fakeService(answer: (request: Seen, count: number) => Answer | Promise<Answer>) {
  const seen: Seen[] = [];
  const service: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const { pathname, search } = new URL(request.url);
    const noted: Seen = {
      method: request.method,
      path: pathname + search,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    seen.push(noted);
    const { status = 200, body, headers, lost } = await answer(noted, seen.length);
    if (lost === true) throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  };
  return {
    fetch: service,
    seen,
    to: (path: string) => seen.filter((request) => request.path.startsWith(path)),
  };
}
