import type { SandboxRequest } from './contracts.ts';
import { aborted, toResponse } from './faults/to-response.ts';
import type { Outcome } from './outcome.ts';
import { requestOf } from './request-of.ts';

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 20;

/**
 * A `fetch` without a wire. It follows redirects, rejects when its signal aborts and breaks as Node's own does. `closed`
 * ends what would wait for ever.
 */
export function createInProcessFetch(
  handle: (request: SandboxRequest) => Promise<Outcome>,
  closed: AbortSignal,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const gone = aborted(request.signal);
    const play = async (sent: SandboxRequest, url: URL, hops: number): Promise<Response> => {
      const outcome = await Promise.race([handle(sent), gone]);
      const response = withoutBody(sent, await toResponse(outcome, () => joined(request, closed)));
      // A client may mask what is secret in it.
      const configurable = true;
      Object.defineProperties(response, {
        url: { value: url.href, configurable },
        redirected: { value: hops > 0, configurable },
      });
      const location = response.headers.get('location');
      if (!REDIRECTS.includes(response.status) || location === null || request.redirect === 'manual')
        return response;
      if (request.redirect === 'error') throw redirectError('unexpected redirect');
      if (hops >= MOST_REDIRECTS) throw redirectError('redirect count exceeded');
      const next = new URL(location, url);
      return play(redirected(sent, response.status, next), next, hops + 1);
    };
    return play(await Promise.race([requestOf(request), gone]), new URL(request.url), 0);
  };
}

// Who reads an endless body holds its signal, and with it the request.
const requests = new WeakMap<AbortSignal, Request>();

/**
 * A signal that aborts with a request's, or with the sandbox. Not `AbortSignal.any`: that one, and the signal of a request,
 * hold what they follow by a thread that the garbage collector cuts, and a body without end would never end.
 */
function joined(request: Request, closed: AbortSignal): AbortSignal {
  const joint = new AbortController();
  for (const one of [request.signal, closed]) {
    if (one.aborted) joint.abort(one.reason);
    // What has ended waits for nothing else.
    else one.addEventListener('abort', () => joint.abort(one.reason), { signal: joint.signal });
  }
  requests.set(joint.signal, request);
  return joint.signal;
}

function withoutBody({ method }: SandboxRequest, response: Response): Response {
  if (method !== 'HEAD' || response.status > 599) return response;
  return new Response(null, response);
}

/** As `fetch` asks again elsewhere: with another method where the status says so. */
function redirected(sent: SandboxRequest, status: number, { pathname, search }: URL): SandboxRequest {
  const target = pathname + search;
  const keeps = status >= 307 || sent.method === 'GET' || sent.method === 'HEAD';
  if (keeps || (status !== 303 && sent.method !== 'POST')) return { ...sent, target };
  const headers = Object.fromEntries(
    Object.entries(sent.headers).filter(([name]) => !name.startsWith('content-')),
  );
  return { method: 'GET', target, headers, body: new Uint8Array() };
}

function redirectError(message: string): TypeError {
  return new TypeError('fetch failed', { cause: new Error(message) });
}
