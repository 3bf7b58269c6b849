import { createSpaceInvoices, type SpaceInvoices } from '../src/index.ts';

/** A request as the service got it. */
export interface Seen {
  readonly method: string;
  /** Below `/v1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The body's text, as it was on the wire. */
  readonly text: string;
}

/** What the service answers: a response, or none, since the connection broke. */
export type Answer = Response | 'lost';

/** A client of a service that answers as the test says. */
export function spaceInvoicesOn(answer: (request: Seen) => Answer): {
  spaceInvoices: SpaceInvoices;
  seen: Seen[];
} {
  const seen: Seen[] = [];
  const spaceInvoices = createSpaceInvoices({
    accessToken: 'raw-token-1',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      const one = {
        method: request.method,
        path: url.pathname.replace(/^\/v1/, ''),
        query: url.searchParams,
        text: await request.text(),
      };
      seen.push(one);
      const given = answer(one);
      if (given === 'lost') throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      return given;
    },
  });
  return { spaceInvoices, seen };
}

/** The error body of the service. */
export function refusal(statusCode: number, message: string): Response {
  return Response.json({ error: { statusCode, name: 'ValidationError', message } }, { status: statusCode });
}
