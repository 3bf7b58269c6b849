import type { Dispatcher } from 'undici';

/** The head of an answer, and its body as it flows. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Read or cancelled by whoever gets it: the connection is held until then. */
  readonly body: ReadableStream<Uint8Array>;
}

const WINDOW_BYTES = 65_536;

/**
 * Sends one request and hands its body on chunk by chunk, without a Node stream in between: that is a third of the
 * time that undici's `request` takes. Ends with the reason of `signal`, at once, also while it waits for a connection.
 */
export function dispatchRequest(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  signal: AbortSignal | null | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let connection: Dispatcher.DispatchController | undefined;
    let body: ReadableStreamDefaultController<Uint8Array> | undefined;
    const release = () => signal?.removeEventListener('abort', stop);
    const fail = (error: unknown) => {
      release();
      if (!body) reject(error);
      body?.error(error);
      body = undefined;
    };
    const stop = () => {
      fail(signal?.reason);
      connection?.abort(asError(signal?.reason));
    };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) return stop();

    dispatcher.dispatch(options, {
      onRequestStart(controller) {
        connection = controller;
        // Aborted while it waited for a connection: not a byte of it leaves.
        if (signal?.aborted) controller.abort(asError(signal.reason));
      },
      onResponseStart(controller, status, headers, statusText = '') {
        // `100 Continue` and the like come before the answer.
        if (status < 200) return;
        const stream = new ReadableStream<Uint8Array>(
          {
            start: (streaming) => {
              body = streaming;
            },
            pull: () => controller.resume(),
            cancel: (reason) => {
              release();
              body = undefined;
              controller.abort(asError(reason));
            },
          },
          { highWaterMark: WINDOW_BYTES, size: (bytes) => bytes.byteLength },
        );
        resolve({ status, statusText, headers, body: stream });
      },
      onResponseData(controller, bytes) {
        body?.enqueue(bytes);
        if (body && (body.desiredSize ?? 0) <= 0) controller.pause();
      },
      onResponseEnd() {
        release();
        body?.close();
        body = undefined;
      },
      onResponseError: (_, cause) => fail(new TypeError(body ? 'terminated' : 'fetch failed', { cause })),
    });
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted');
}
