/** One request that a fake fetch was given. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** What a fake fetch does with a request: answers, or throws. */
export type Answer = Response | Error | ((request: SeenRequest) => Response | Promise<Response>);

/** A fetch that gives the answers in turn, the last one for ever, and keeps what it was asked. */
export interface FakeFetch {
  readonly fetch: typeof fetch;
  readonly seen: SeenRequest[];
}

/** Makes a fake fetch. */
export function fakeFetch(...answers: readonly Answer[]): FakeFetch {
  const seen: SeenRequest[] = [];
  const fake = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const one: SeenRequest = {
      method: request.method,
      url: request.url,
      path: url.pathname + url.search,
      headers: request.headers,
      body: await request.clone().text(),
      signal: request.signal,
    };
    seen.push(one);
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    if (answer === undefined) throw new Error('this fake fetch has no answer');
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(one) : answer.clone();
  };
  return { fetch: fake as typeof fetch, seen };
}

/** An answer of JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** The connection was refused: nothing left. */
export function refused(): Error {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });
  return new TypeError('fetch failed', { cause });
}

/** The connection was reset: the request may have arrived. */
export function reset(): Error {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
  return new TypeError('fetch failed', { cause });
}

/** An answer that never comes, until the signal is aborted. */
export function stall({ signal }: SeenRequest): Promise<Response> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
}

/** A success whose body breaks off. */
export function brokenBody(status = 200): Response {
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}
