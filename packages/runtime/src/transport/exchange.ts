import { copyCause } from '../redaction/copy-cause.ts';
import { Cancellation, type CancellationView } from '../time/cancellation.ts';
import type { Clock } from '../time/clock.ts';
import { isUnsendable, neverLeft } from './never-left.ts';
import type { Outcome } from './outcome.ts';
import { isBodyTooLarge, type TransportReply } from './reply.ts';
import type { Transport, TransportRequest } from './transport.ts';

/** How one request is sent and its answer read. */
export interface ExchangeOptions extends Omit<TransportRequest, 'end'> {
  readonly transport: Transport;
  readonly clock: Clock;
  /** For the request and its whole answer. */
  readonly timeoutMs: number;
  /** The call's own end. */
  readonly deadline: CancellationView;
  /** Leave the body of a success unread. */
  readonly stream: boolean;
  readonly maxBytes: number;
}

// A refusal's body is for reading by people; a success may be as large as the client allows.
const MAX_ERROR_BYTES = 1_048_576;

/** Sends one request, once, and reads its answer unless that is to be streamed. Never rejects. */
export async function exchange(options: ExchangeOptions): Promise<Outcome> {
  const { transport, clock, deadline, url, method, headers, body, onHeaders } = options;
  const end = new Cancellation();
  let timedOut = false;
  // Made when it is needed: an error's stack costs more than all else in here.
  const timer = clock.setTimeout(() => {
    timedOut = !end.cancelled;
    end.cancel(new Error('time is up'));
  }, options.timeoutMs);
  const release = deadline.onCancel(() => end.cancel(deadline.reason));
  let reply: TransportReply | undefined;
  const receive = async (sent: Promise<TransportReply>): Promise<Outcome> => {
    const answer = await sent;
    reply = answer;
    // An answer that comes when nobody waits any more must not hold its connection.
    if (end.cancelled) answer.cancel();
    const abort = () => end.cancel(new Error('aborted'));
    if (options.stream && answer.ok) return { came: 'answer', reply: answer, abort };
    const bytes = await answer.read(answer.ok ? options.maxBytes : MAX_ERROR_BYTES);
    return { came: 'answer', reply: answer, bytes, abort };
  };
  try {
    let sent: Promise<TransportReply>;
    try {
      sent = transport({ url, method, headers, body, end, onHeaders });
    } catch (error) {
      return { came: 'never left', cause: copyCause(error), hopeless: true };
    }
    return await end.race(receive(sent));
  } catch (error) {
    // Errors of transports hold what they read: an answer, and the token in it.
    const cause = copyCause(error);
    const abort = () => undefined;
    if (end.cancelled) reply?.cancel();
    if (reply && isBodyTooLarge(cause)) return { came: 'answer', reply, tooLarge: true, abort };
    if (reply && !reply.ok) return { came: 'answer', reply, broken: true, abort };
    if (!reply && !end.cancelled && isUnsendable(cause)) return { came: 'never left', cause, hopeless: true };
    if (!reply && !end.cancelled && neverLeft(cause)) return { came: 'never left', cause };
    return { came: 'lost', cause, timedOut, ...(reply && { reply }) };
  } finally {
    clock.clearTimeout(timer);
    release();
  }
}
