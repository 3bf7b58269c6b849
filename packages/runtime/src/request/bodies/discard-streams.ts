/** What tells a stream of Node's. */
interface NodeStream {
  readonly readableDidRead?: boolean;
  readonly destroy?: () => unknown;
}

/** Whether it gives its bytes one after the other: a stream of the web or of Node, an async generator. */
export function isStream(value: unknown): value is AsyncIterable<unknown> {
  return (
    value instanceof ReadableStream ||
    (typeof value === 'object' && value !== null && Symbol.asyncIterator in value)
  );
}

/** Lets go of every stream in a body, for one that nobody sends. */
export function discardStreams(body: unknown): void {
  // Not byte by byte.
  if (typeof body !== 'object' || body === null || ArrayBuffer.isView(body)) return;
  for (const field of [body, ...Object.values(body).flat()]) {
    discardStream(field);
    discardStream((field as { readonly data?: unknown } | undefined | null)?.data);
  }
}

/** Lets go of a stream, and of the file or the connection behind it; `begun`: we were the ones who read it. */
export function discardStream(value: unknown, begun = false): void {
  if (!isStream(value)) return;
  (async () => {
    const { readableDidRead, destroy } = value as NodeStream;
    // One that somebody else reads is theirs: a locked stream of the web refuses by itself.
    if (value instanceof ReadableStream) await value.cancel();
    else if (readableDidRead !== undefined) (begun || !readableDidRead) && destroy?.call(value);
    else if ('next' in value) await (value as AsyncGenerator).return(undefined);
  })().catch(() => undefined);
}
