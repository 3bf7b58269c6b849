import { AbortedError } from '../errors/transport-errors.ts';
import { Cancellation } from '../time/cancellation.ts';
import type { Clock } from '../time/clock.ts';

/** How a flight goes. */
export interface SingleFlightOptions {
  /** How long a flight goes on when the last of those who wait for it has gone. */
  readonly patienceMs: number;
  /** What it is, for the error of a flight that is given up. */
  readonly what: string;
}

/** Work under way that any number of callers may wait for. */
interface Flight<Value> {
  readonly landing: Promise<Value>;
  readonly ended: Cancellation;
  waiting: number;
  timer?: unknown;
}

/**
 * One piece of work in flight however many callers wait for it. Each may leave; somebody may come again soon, so it goes
 * on for a while when the last one has gone, and is then given up, or it would keep a process alive that has ended all
 * its calls.
 */
export class SingleFlight<Value> {
  #flight: Flight<Value> | undefined;

  /** Waits for what is under way, or begins it. `signal`: the caller leaves; without one it stays to the end. */
  async join(
    begin: (ended: Cancellation) => Promise<Value>,
    clock: Clock,
    signal: AbortSignal | undefined,
    options: SingleFlightOptions,
  ): Promise<Value> {
    // The one that was given up just now says nothing of the next.
    if (this.#flight?.ended.cancelled) await this.#flight.landing.catch(() => undefined);
    this.#flight ??= this.#start(begin, clock);
    const flight = this.#flight;
    const leave = () => {
      flight.waiting--;
      if (flight.waiting > 0 || flight !== this.#flight) return;
      const late = new AbortedError(`${options.what}: nobody waits for it any more`);
      flight.timer = clock.setTimeout(() => flight.ended.cancel(late), options.patienceMs);
    };
    flight.waiting++;
    clock.clearTimeout(flight.timer);
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
    return flight.landing;
  }

  #start(begin: (ended: Cancellation) => Promise<Value>, clock: Clock): Flight<Value> {
    const ended = new Cancellation();
    const landing = begin(ended).finally(() => {
      clock.clearTimeout(flight.timer);
      this.#flight = undefined;
    });
    const flight: Flight<Value> = { landing, ended, waiting: 0 };
    return flight;
  }
}
