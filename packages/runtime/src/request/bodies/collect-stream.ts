/** Reads a stream of bytes into a Blob; `undefined` when it is longer than `maxBytes` or holds anything but bytes. */
export async function collectStream(stream: ReadableStream, maxBytes: number): Promise<Blob | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    size += value instanceof Uint8Array ? value.byteLength : Number.POSITIVE_INFINITY;
    if (size > maxBytes) {
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
}
