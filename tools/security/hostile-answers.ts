import { PLANTED } from './vendors.ts';

/** A request as a hostile service sees it: with all that it could give away. */
export interface CapturedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Answers a request, or throws, echoing all of it. */
export type HostileAnswer = (captured: CapturedRequest) => Response | Promise<Response>;

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

/** What a talkative service knows, at every place where a client may look. */
const echo = ({ url, headers, body }: CapturedRequest) => {
  const all = `${url} ${Object.values(headers).join(' ')} ${body}`;
  return {
    message: `refused: ${all}`,
    code: headers.authorization ?? all,
    error: {
      message: all,
      code: all,
      name: all,
      details: { messages: { field: [all] }, codes: { field: all } },
    },
    content: { code: all, message: all, received: parsed(body) },
    errors: { field: [all], [all]: all },
    received: { headers, body, parsed: parsed(body) },
    access_token: PLANTED.token,
    data: [{ secret: PLANTED.secret, nested: { refresh_token: PLANTED.refresh } }],
    fresh: { clientSecret: PLANTED.secret.replaceAll(' ', ''), api_key: PLANTED.hexKey },
  };
};
const visible = (text: string) => text.replace(/[^\x20-\x7e]/g, '');
const leakyHeaders = (captured: CapturedRequest): Record<string, string> => ({
  'content-type': 'application/json',
  'set-cookie': `session=${PLANTED.token}`,
  'x-request-id': captured.headers.authorization ?? 'none',
  'x-trace': `seen ${captured.headers.authorization ?? ''}`,
  'www-authenticate': `Bearer error="${captured.headers.authorization ?? ''}"`,
  location: `https://evil.example/?token=${visible(encodeURIComponent(PLANTED.token))}`,
  'retry-after': '0',
});
const answer = (status: number) => (captured: CapturedRequest) =>
  new Response(status === 204 ? null : JSON.stringify(echo(captured)), {
    status,
    headers: leakyHeaders(captured),
  });
const asText =
  (status: number, write: (captured: CapturedRequest) => string) => (captured: CapturedRequest) =>
    new Response(write(captured), {
      status,
      headers: { ...leakyHeaders(captured), 'content-type': 'text/html' },
    });
const failure = (captured: CapturedRequest): Error => {
  const all = JSON.stringify(captured);
  const request = new Request(captured.url.split('?')[0] ?? '', { headers: { ...captured.headers } });
  const cause = Object.assign(new Error(`read ECONNRESET while sending ${all} ${captured.body}`), {
    code: 'ECONNRESET',
    request,
    config: { headers: captured.headers, data: captured.body },
  });
  return Object.assign(new TypeError('fetch failed', { cause }), { request, options: captured });
};
const throws =
  (make: (captured: CapturedRequest) => unknown): HostileAnswer =>
  (captured) => {
    throw make(captured);
  };

/** Every way of failing that there is an error class for, each telling all it knows. */
export const HOSTILE: Readonly<Record<string, HostileAnswer>> = {
  ...Object.fromEntries(
    [200, 201, 204, 301, 307, 400, 401, 403, 404, 405, 409, 418, 422, 429, 500, 501, 503].map((status) => [
      `answers ${status}`,
      answer(status),
    ]),
  ),
  'answers 200 with a page': asText(
    200,
    ({ body, headers }) => `<p>${body}</p><!-- ${headers.authorization} -->`,
  ),
  'answers 200 with half an answer': asText(200, (captured) => JSON.stringify(echo(captured)).slice(0, -5)),
  'answers 500 with half an answer': asText(500, (captured) => JSON.stringify(echo(captured)).slice(0, -5)),
  'answers 400 with a secret across the place where texts are cut': asText(
    400,
    ({ headers }) => `${'x'.repeat(4_096 - 20)}${headers.authorization}`,
  ),
  'answers 422 with a form': asText(422, ({ body }) => body),
  'breaks off': throws(failure),
  'breaks off and throws an AggregateError': throws(
    (captured) => new AggregateError([failure(captured), failure(captured)], JSON.stringify(captured)),
  ),
  'throws a text': throws((captured) => JSON.stringify(captured)),
  'throws an object': throws((captured) => ({ ...captured })),
  'cannot be reached': throws((captured) =>
    Object.assign(new TypeError('fetch failed', { cause: failure(captured) }), { code: 'ECONNREFUSED' }),
  ),
  'breaks off in the body': (captured) => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(JSON.stringify(echo(captured)).slice(0, 100)));
        controller.error(failure(captured));
      },
    });
    return new Response(body, { headers: leakyHeaders(captured) });
  },
  'sends too much': (captured) =>
    new Response(JSON.stringify({ ...echo(captured), filler: 'x'.repeat(60_000) }), {
      headers: leakyHeaders(captured),
    }),
  stalls: ({ signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
};
