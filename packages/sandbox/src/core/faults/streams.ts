const CHUNK = new Uint8Array(65_536).fill(32);

/** Some bytes, and then what `end` rejects with. */
export function startOf(bytes: Uint8Array, end: Promise<never>): ReadableStream<Uint8Array> {
  let isFirst = bytes.length > 0;
  return new ReadableStream({
    pull(stream) {
      if (!isFirst) return end;
      isFirst = false;
      stream.enqueue(bytes);
    },
  });
}

/** Blanks without end. */
export function endlessly(signal: AbortSignal): ReadableStream<Uint8Array> {
  return repeated(Number.POSITIVE_INFINITY, signal);
}

/** So many blanks, in chunks. */
export function repeated(bytes: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    async pull(stream) {
      // Who reads without a pause lets no timer fire, and no signal abort.
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return stream.error(signal.reason);
      for (let size = 0; size < 16 && left > 0; size += 1) {
        stream.enqueue(CHUNK.slice(0, Math.min(left, CHUNK.length)));
        left -= CHUNK.length;
      }
      if (left <= 0) stream.close();
    },
  });
}
