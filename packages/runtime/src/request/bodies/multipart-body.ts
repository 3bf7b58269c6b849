import type { BodyFormat } from '../../operation/descriptors.ts';
import { toBlob } from './to-blob.ts';

/** A file of a multipart body with its name and type. */
export interface FilePart {
  readonly data: Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;
  /** Default: the name of a `File`, else the name of the field. */
  readonly filename?: string;
  /** Default: the type of a `Blob`, else `application/octet-stream`. */
  readonly contentType?: string;
}

/**
 * An object as multipart/form-data: files as parts with a name, objects as JSON, all else as text. An array makes one
 * part for each item.
 */
export const multipartBody: BodyFormat = {
  name: 'multipart',
  async encode(value, maxBytes, report) {
    if (value instanceof FormData) return { body: value };
    const form = new FormData();
    for (const [name, field] of Object.entries(value ?? {})) {
      for (const item of Array.isArray(field) ? field : [field]) {
        if (item === undefined) continue;
        const wrong = (message: string) => report({ path: `body.${name}`, code: 'invalid_type', message });
        if (item === null) wrong('must not be null; leave it out instead');
        else if (typeof item !== 'object') form.append(name, String(item));
        else {
          const part = isFilePart(item) ? item : { data: item };
          const blob = await toBlob(part.data, maxBytes);
          if (blob) appendFile(form, name, blob, part);
          else if (part.data instanceof ReadableStream)
            wrong(`must be a stream of at most ${maxBytes} bytes`);
          else form.append(name, JSON.stringify(item));
        }
      }
    }
    return { body: form };
  },
};

function isFilePart(item: object): item is FilePart {
  return 'data' in item && typeof item.data === 'object' && item.data !== null;
}

function appendFile(form: FormData, name: string, blob: Blob, part: Partial<FilePart>): void {
  const filename = part.filename ?? (blob instanceof File ? blob.name : name);
  const type = part.contentType ?? (blob.type || 'application/octet-stream');
  form.append(name, blob.type === type ? blob : blob.slice(0, blob.size, type), filename);
}
