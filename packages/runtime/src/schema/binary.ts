import type { $ZodType } from 'zod/v4/core';
import { schemaOf } from './schema-of.ts';

/** What may be sent as a file: bytes, a Blob or File, a stream, or one of them with a name and a type. */
export type BinaryInput =
  | Blob
  | ArrayBuffer
  | Uint8Array
  | ReadableStream<Uint8Array>
  | {
      readonly data: Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;
      readonly filename?: string;
      readonly contentType?: string;
    };

/** A file part of a request. Text is refused: it would be sent as a form field without a file name. */
export function binary(): $ZodType {
  return schemaOf({ type: 'file' }, (value, report) => {
    const data = isWrapped(value) ? value.data : value;
    if (
      data instanceof Blob ||
      data instanceof ArrayBuffer ||
      ArrayBuffer.isView(data) ||
      data instanceof ReadableStream
    ) {
      return;
    }
    report({ code: 'invalid_type', expected: 'file' });
  });
}

function isWrapped(value: unknown): value is { data: unknown } {
  return typeof value === 'object' && value !== null && !(value instanceof Blob) && 'data' in value;
}
