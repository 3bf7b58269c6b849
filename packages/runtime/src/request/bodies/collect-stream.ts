import { copyCause } from '../../redaction/copy-cause.ts';
import { printable } from '../../redaction/printable.ts';
import type { CancellationView } from '../../time/cancellation.ts';
import { discardStream } from './discard-streams.ts';

const CHUNKS_BETWEEN_PAUSES = 1_000;
const LONGEST_REASON = 200;

/** Reads a stream of bytes into a Blob, or says what is wrong with it. Lets go of it when it ends early, however it does. */
export async function collectStream(
  stream: AsyncIterable<unknown>,
  maxBytes: number,
  ending: CancellationView,
): Promise<Blob | string> {
  let bytes = new Uint8Array();
  let size = 0;
  let next: () => Promise<IteratorResult<unknown>>;
  let stop = () => discardStream(stream, true);
  try {
    if (stream instanceof ReadableStream) {
      // A response refuses a stream that was read, which looks like an empty one else.
      const reader = (new Response(stream).body ?? stream).getReader();
      stop = () => void reader.cancel().catch(() => undefined);
      next = () => reader.read() as Promise<IteratorResult<unknown>>;
    } else {
      const { readableDidRead, errored } = stream as { readableDidRead?: boolean; errored?: unknown };
      if (readableDidRead && !errored) throw new Error();
      const iterator = stream[Symbol.asyncIterator]();
      next = () => iterator.next();
    }
  } catch {
    return 'is a stream that was read already, or that something else reads';
  }
  try {
    for (let chunks = 1; ; chunks++) {
      // A stream that always has something ready, and be it nothing, would keep every timer waiting.
      if (chunks % CHUNKS_BETWEEN_PAUSES === 0) await new Promise((resume) => setTimeout(resume));
      const { done, value } = await ending.race(next());
      if (done) {
        stop = () => undefined;
        return new Blob([bytes.subarray(0, size)]);
      }
      if (typeof value === 'string')
        return 'is a stream of text: open it without `encoding`, so that it gives bytes';
      const chunk = ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? toBytes(value) : undefined;
      if (!chunk) return 'is a stream of something that is not bytes';
      const needed = size + chunk.byteLength;
      if (needed > maxBytes) {
        return `is a stream of more than ${maxBytes} bytes (\`maxResponseBytes\`). Give a Blob: \`await fs.openAsBlob(path)\``;
      }
      // Copied at once: many a reader fills one buffer again and again.
      if (needed > bytes.byteLength) {
        const larger = new Uint8Array(Math.min(Math.max(needed, 2 * bytes.byteLength), maxBytes));
        larger.set(bytes.subarray(0, size));
        bytes = larger;
      }
      bytes.set(chunk, size);
      size = needed;
    }
  } catch (error) {
    if (ending.cancelled) throw error;
    const said = copyCause(error);
    const why = said instanceof Error && said.message ? said.message : 'unknown reason';
    return `could not be read: ${printable(why, LONGEST_REASON)}`;
  } finally {
    stop();
  }
}

/** The bytes of a buffer or of a view of one, where they are. */
export function toBytes(value: ArrayBufferView | ArrayBuffer): Uint8Array {
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}
