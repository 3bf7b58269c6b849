/** Thrown by {@link readBody} for a body over the cap. */
export class BodyTooLarge extends Error {}

/**
 * Reads a body to its end, up to `maxBytes`. `guard` races each step with the attempt's timer and signal: a custom
 * fetch may not obey them.
 */
export async function readBody(
  response: Response,
  maxBytes: number,
  guard: <T>(step: Promise<T>) => Promise<T>,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await guard(reader.read());
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) throw new BodyTooLarge();
      parts.push(value);
    }
  } catch (error) {
    // Not awaited: a stalled server would keep us waiting for the cancellation, too.
    reader.cancel().catch(() => undefined);
    throw error;
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes;
}
