import type { CancellationView } from '../time/cancellation.ts';
import type { TransportReply } from './reply.ts';

/** One request, as it goes out. */
export interface TransportRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit | undefined;
  /** Told of headers that went out otherwise than they were given, since hooks of the user's own changed them. */
  readonly onHeaders?: ((headers: Readonly<Record<string, string>>) => void) | undefined;
  /** The attempt is over: its time is up, or the whole call's. */
  readonly end: CancellationView;
}

/**
 * Sends one request once, and resolves to the head of its answer: no retries, no redirects, no timers. What it throws
 * instead of rejecting means that the request cannot be built, now or later.
 */
export type Transport = (request: TransportRequest) => Promise<TransportReply>;
