import ky from 'ky';
import type { Clock } from './clock.ts';
import { raceSignal } from './race.ts';
import { neverLeft } from './request/never-left.ts';
import { BodyTooLarge, readBody } from './response/read-body.ts';

/** One request, as it goes out. */
export interface AttemptInput {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit | undefined;
  readonly fetch: typeof fetch | undefined;
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** The call's signal: the caller's, and the deadline. */
  readonly signal: AbortSignal;
  /** Leave the body of a success unread. */
  readonly stream: boolean;
  readonly maxBytes: number;
}

/** What came of it. */
export type AttemptOutcome =
  | {
      readonly came: 'answer';
      readonly response: Response;
      /** Absent for a stream, and where the body is too large or broke off (see `broken`). */
      readonly bytes?: Uint8Array<ArrayBuffer>;
      readonly tooLarge?: true;
      /** A refusal whose body could not be read: its status counts all the same. */
      readonly broken?: true;
      /** Ends the connection of a stream. */
      readonly abort: () => void;
    }
  | {
      readonly came: 'never left';
      readonly cause: unknown;
      /** It never will: fetch refuses to build this request. */
      readonly hopeless?: true;
    }
  | {
      readonly came: 'lost';
      readonly cause: unknown;
      /** The attempt's own time was up. */
      readonly timedOut: boolean;
      /** The headers had come already. */
      readonly response?: Response;
    };

// A refusal's body is for reading by people; a success may be as large as the client allows.
const MAX_ERROR_BYTES = 1_048_576;

/**
 * Sends one request through ky or the caller's own fetch, once: no retries, no hooks, no redirects, no timers but ours.
 * Reads the body unless it is to be streamed. Never throws.
 */
export async function attempt(input: AttemptInput): Promise<AttemptOutcome> {
  const { clock, signal } = input;
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  let timeUp: Error | undefined;
  const timer = clock.setTimeout(() => {
    timeUp = new Error('time is up');
    controller.abort(timeUp);
  }, input.timeoutMs);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const init: RequestInit = {
    method: input.method,
    headers: input.headers,
    ...(input.body !== undefined && { body: input.body }),
    signal: controller.signal,
    redirect: 'manual',
  };
  const guard = <T>(step: Promise<T>) => raceSignal(step, controller.signal);
  let sent: Promise<Response> | undefined;
  let response: Response | undefined;
  try {
    sent = input.fetch ? sendBy(input.fetch, input.url, init) : sendByKy(input.url, init);
    // An answer that comes when nobody waits any more must not hold its connection.
    sent.then(
      (late) => {
        if (controller.signal.aborted) late.body?.cancel().catch(() => undefined);
      },
      () => undefined,
    );
    response = await guard(sent);
    const abort = () => controller.abort();
    if (input.stream && response.ok) return { came: 'answer', response, abort };
    const bytes = await readBody(response, response.ok ? input.maxBytes : MAX_ERROR_BYTES, guard);
    return { came: 'answer', response, bytes, abort };
  } catch (error) {
    // Thrown by ky before it sent anything: the request cannot be built.
    if (!sent) return { came: 'never left', cause: error, hopeless: true };
    const timedOut = timeUp !== undefined && controller.signal.reason === timeUp;
    if (response && error instanceof BodyTooLarge) {
      return { came: 'answer', response, tooLarge: true, abort: () => undefined };
    }
    if (response && !response.ok) return { came: 'answer', response, broken: true, abort: () => undefined };
    // ky's NetworkError holds its Request: only what lies below it goes on.
    const cause = isKyNetworkError(error) ? error.cause : error;
    if (!response && !controller.signal.aborted && neverLeft(cause)) return { came: 'never left', cause };
    return { came: 'lost', cause, timedOut, ...(response && { response }) };
  } finally {
    clock.clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function sendBy(send: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  return send(url, init);
}

/** Throws when the address cannot be one. */
function sendByKy(url: string, init: RequestInit): Promise<Response> {
  return ky(url, {
    method: init.method ?? 'GET',
    // Given everything, ky would make one `Request` and fetch another one of it: half of the time that a call takes.
    // Its own checks address and method, and holds no credentials that an error could show.
    fetch: () => fetch(url, init),
    retry: 0,
    throwHttpErrors: false,
    timeout: false,
  });
}

function isKyNetworkError(error: unknown): error is Error {
  return error instanceof Error && 'request' in error && error.cause !== undefined;
}
