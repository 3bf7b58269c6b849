import type { $ZodType } from 'zod/v4/core';
import { schemaOf } from './schema-of.ts';

/**
 * The bytes of a file: `await fs.openAsBlob(path)`, `await fs.readFile(path)`, `fs.createReadStream(path)`, a `File`, a
 * stream of the web, anything that gives bytes one after the other.
 */
export type FileData =
  | Blob
  | ArrayBuffer
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>;

/** A file with its name and type. */
export interface FilePart {
  readonly data: FileData;
  /** Default: the name of a `File`, or of the file that a stream of Node's reads, else the name of the field. */
  readonly filename?: string | undefined;
  /** Default: the type of a `Blob`, else `application/octet-stream`. */
  readonly contentType?: string | undefined;
}

/** What may be sent as a file: its bytes, or these with a name and a type. */
export type BinaryInput = FileData | FilePart;

/** A file part of a request. Text is refused: it would be sent as a form field without a file name. */
export function binary(): $ZodType {
  return schemaOf({ type: 'file' }, (value, report) => {
    const data = isWrapped(value) ? value.data : value;
    if (typeof data === 'string') {
      const message = "must be the file's bytes, not its path or a text: `await fs.openAsBlob(path)`";
      report({ code: 'custom', message });
    } else if (!isBytes(data)) report({ code: 'invalid_type', expected: 'file' });
  });
}

function isBytes(data: unknown): boolean {
  return (
    data instanceof Blob ||
    data instanceof ArrayBuffer ||
    ArrayBuffer.isView(data) ||
    data instanceof ReadableStream ||
    (typeof data === 'object' && data !== null && Symbol.asyncIterator in data)
  );
}

function isWrapped(value: unknown): value is { data: unknown } {
  return typeof value === 'object' && value !== null && !isBytes(value) && 'data' in value;
}
