import { collectStream } from './collect-stream.ts';

/** Bytes in any of the usual shapes as a Blob; `undefined` for anything else, and for a stream that is too long. */
export async function toBlob(value: unknown, maxBytes: number): Promise<Blob | undefined> {
  if (value instanceof Blob) return value;
  // Buffer is a Uint8Array. The copy keeps a shared or later changed buffer out of the request.
  if (value instanceof ArrayBuffer) return new Blob([value]);
  if (ArrayBuffer.isView(value)) {
    return new Blob([new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()]);
  }
  if (value instanceof ReadableStream) return collectStream(value, maxBytes);
  return undefined;
}
