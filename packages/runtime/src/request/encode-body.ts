import type { BodyType } from '../descriptors.ts';
import type { Issue } from '../validation/issue.ts';
import { collectStream } from './collect-stream.ts';
import { encodeMultipart } from './encode-multipart.ts';

/** A body that can be sent again as it is. */
export interface EncodedBody {
  readonly body: BodyInit;
  /** Absent where fetch must write it itself, with the boundary. */
  readonly contentType?: string;
}

/** Writes a body once for all attempts. A stream is read into memory first, up to `maxBytes`, since it cannot be sent twice. */
export async function encodeBody(
  type: BodyType,
  value: unknown,
  maxBytes: number,
  report: (issue: Issue) => void,
): Promise<EncodedBody | undefined> {
  const wrong = (message: string): undefined => {
    report({ path: 'body', code: 'invalid_type', message });
  };
  switch (type) {
    case 'json':
      try {
        const text = JSON.stringify(value);
        return text === undefined
          ? wrong('cannot be written as JSON')
          : { body: text, contentType: 'application/json' };
      } catch {
        return wrong('cannot be written as JSON: it holds a cycle or a BigInt');
      }
    case 'text':
      return typeof value === 'string'
        ? { body: value, contentType: 'text/plain;charset=UTF-8' }
        : wrong('must be a string');
    case 'form':
      return encodeForm(value, report);
    case 'multipart':
      return encodeMultipart(value, maxBytes, report);
    case 'binary': {
      const blob = await toBlob(value, maxBytes);
      if (!blob) return wrong(`must be a Blob, a byte array or a stream of at most ${maxBytes} bytes`);
      return { body: blob, contentType: blob.type || 'application/octet-stream' };
    }
  }
}

function encodeForm(value: unknown, report: (issue: Issue) => void): EncodedBody {
  const form = new URLSearchParams();
  for (const [name, field] of Object.entries(value ?? {})) {
    for (const item of Array.isArray(field) ? field : [field]) {
      if (item === undefined) continue;
      if (item === null || typeof item === 'object') {
        report({
          path: `body.${name}`,
          code: 'invalid_type',
          message: 'must be a string, a number or a boolean',
        });
      } else form.append(name, String(item));
    }
  }
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}

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
