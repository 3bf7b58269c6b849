/** Thrown by {@link readBody} for a body over the cap. */
export class BodyTooLarge extends Error {}

const FIRST_BYTES = 16_384;

/**
 * Reads a body to its end, up to `maxBytes`. `guard` races the reading with the attempt's timer and signal: a custom
 * fetch may not obey them.
 */
export async function readBody(
  response: Response,
  maxBytes: number,
  guard: <T>(step: Promise<T>) => Promise<T>,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  try {
    return await guard(readAll(reader, maxBytes));
  } catch (error) {
    // Not awaited: a stalled server would keep us waiting for the cancellation, too.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  // One buffer that doubles, not a list of chunks: a body that comes byte by byte costs hundreds of times its size.
  let buffer = new Uint8Array();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return buffer.subarray(0, size);
    const needed = size + value.byteLength;
    if (needed > maxBytes) throw new BodyTooLarge();
    if (size === 0) {
      // Most answers are one chunk, which need not be copied.
      buffer = value as Uint8Array<ArrayBuffer>;
    } else {
      if (needed > buffer.byteLength) {
        const larger = Math.max(needed, 2 * buffer.byteLength, FIRST_BYTES);
        buffer = grow(buffer, size, Math.max(needed, Math.min(larger, maxBytes)));
      }
      buffer.set(value, size);
    }
    size = needed;
  }
}

function grow(buffer: Uint8Array<ArrayBuffer>, size: number, bytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes);
  larger.set(buffer.subarray(0, size));
  return larger;
}
