import { PLANTED } from './vendors.ts';

/** A request as a hostile service sees it: with all that it could give away. */
export interface Overheard {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Answers a request, or throws, telling all that was overheard. */
export type HostileAnswer = (overheard: Overheard) => Response | Promise<Response>;

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

/** What a talkative service knows, at every place where a client may look. */
const told = ({ url, headers, body }: Overheard) => {
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
const loud = (overheard: Overheard): Record<string, string> => ({
  'content-type': 'application/json',
  'set-cookie': `session=${PLANTED.token}`,
  'x-request-id': overheard.headers.authorization ?? 'none',
  'x-trace': `seen ${overheard.headers.authorization ?? ''}`,
  'www-authenticate': `Bearer error="${overheard.headers.authorization ?? ''}"`,
  location: `https://evil.example/?token=${visible(encodeURIComponent(PLANTED.token))}`,
  'retry-after': '0',
});
const answer = (status: number) => (overheard: Overheard) =>
  new Response(status === 204 ? null : JSON.stringify(told(overheard)), { status, headers: loud(overheard) });
const asText = (status: number, write: (overheard: Overheard) => string) => (overheard: Overheard) =>
  new Response(write(overheard), { status, headers: { ...loud(overheard), 'content-type': 'text/html' } });
const failure = (overheard: Overheard): Error => {
  const all = JSON.stringify(overheard);
  const request = new Request(overheard.url.split('?')[0] ?? '', { headers: { ...overheard.headers } });
  const cause = Object.assign(new Error(`read ECONNRESET while sending ${all} ${overheard.body}`), {
    code: 'ECONNRESET',
    request,
    config: { headers: overheard.headers, data: overheard.body },
  });
  return Object.assign(new TypeError('fetch failed', { cause }), { request, options: overheard });
};
const throws =
  (make: (overheard: Overheard) => unknown): HostileAnswer =>
  (overheard) => {
    throw make(overheard);
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
  'answers 200 with half an answer': asText(200, (overheard) => JSON.stringify(told(overheard)).slice(0, -5)),
  'answers 500 with half an answer': asText(500, (overheard) => JSON.stringify(told(overheard)).slice(0, -5)),
  'answers 400 with a secret across the place where texts are cut': asText(
    400,
    ({ headers }) => `${'x'.repeat(4_096 - 20)}${headers.authorization}`,
  ),
  'answers 422 with a form': asText(422, ({ body }) => body),
  'breaks off': throws(failure),
  'breaks off and throws an AggregateError': throws(
    (overheard) => new AggregateError([failure(overheard), failure(overheard)], JSON.stringify(overheard)),
  ),
  'throws a text': throws((overheard) => JSON.stringify(overheard)),
  'throws an object': throws((overheard) => ({ ...overheard })),
  'cannot be reached': throws((overheard) =>
    Object.assign(new TypeError('fetch failed', { cause: failure(overheard) }), { code: 'ECONNREFUSED' }),
  ),
  'breaks off in the body': (overheard) => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(JSON.stringify(told(overheard)).slice(0, 100)));
        controller.error(failure(overheard));
      },
    });
    return new Response(body, { headers: loud(overheard) });
  },
  'sends too much': (overheard) =>
    new Response(JSON.stringify({ ...told(overheard), filler: 'x'.repeat(60_000) }), {
      headers: loud(overheard),
    }),
  stalls: ({ signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
};
