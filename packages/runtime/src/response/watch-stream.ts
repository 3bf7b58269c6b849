import type { Clock } from '../time/clock.ts';
import { checkLength } from '../transport/reply.ts';

/** How a stream is watched after its headers. */
export interface WatchOptions {
  readonly clock: Clock;
  /** The longest wait for the next bytes, while somebody waits for them. */
  readonly idleMs: number;
  readonly signal: AbortSignal | undefined;
  /** How many bytes there have to be, where the headers tell. */
  readonly length: number | undefined;
  /** Ends the connection. */
  readonly abort: () => void;
  readonly onIdle: () => unknown;
  readonly onAbort: (reason: unknown) => unknown;
  readonly onBroken: (cause: unknown) => unknown;
}

/**
 * Hands a body on, and keeps the caller's signal working while it flows. A timer runs only while a read is under way,
 * so a stream that nobody reads holds no timer.
 */
export function watchStream(
  body: ReadableStream<Uint8Array>,
  options: WatchOptions,
): ReadableStream<Uint8Array> {
  const { clock, idleMs, signal, abort } = options;
  const reader = body.getReader();
  let came = 0;
  let fail: (error: unknown) => void = () => undefined;
  const stop = () => {
    fail(options.onAbort(signal?.reason));
    abort();
  };
  const release = () => signal?.removeEventListener('abort', stop);
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (error) => {
          release();
          controller.error(error);
          fail = () => undefined;
        };
        if (signal?.aborted) stop();
        else signal?.addEventListener('abort', stop, { once: true });
      },
      async pull(controller) {
        const timer = clock.setTimeout(() => {
          fail(options.onIdle());
          abort();
        }, idleMs);
        try {
          const { done, value } = await reader.read();
          if (!done) {
            came += value.byteLength;
            controller.enqueue(value);
          } else {
            checkLength(came, options.length);
            release();
            controller.close();
          }
        } catch (cause) {
          fail(options.onBroken(cause));
        } finally {
          clock.clearTimeout(timer);
        }
      },
      async cancel(reason) {
        release();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
