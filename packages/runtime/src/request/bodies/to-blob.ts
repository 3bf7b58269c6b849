import type { CancellationView } from '../../time/cancellation.ts';
import { collectStream, toBytes } from './collect-stream.ts';
import { isStream } from './discard-streams.ts';

/** Bytes in any of the usual shapes as a Blob, or what is wrong with them; `undefined` for anything else. */
export async function toBlob(
  value: unknown,
  maxBytes: number,
  ending: CancellationView,
): Promise<Blob | string | undefined> {
  if (value instanceof Blob) return value;
  // Buffer is a Uint8Array. The copy keeps a shared or later changed buffer out of the request.
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new Blob([toBytes(value).slice()]);
  return isStream(value) ? collectStream(value, maxBytes, ending) : undefined;
}
