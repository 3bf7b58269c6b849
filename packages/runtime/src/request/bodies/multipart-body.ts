import type { BodyFormat } from '../../operation/descriptors.ts';
import type { FilePart } from '../../schema/binary.ts';
import { discardStreams, isStream } from './discard-streams.ts';
import { toBlob } from './to-blob.ts';

/**
 * An object as multipart/form-data: files as parts with a name, objects as JSON, all else as text. An array makes one
 * part for each item.
 */
export const multipartBody: BodyFormat = {
  name: 'multipart',
  async encode(value, maxBytes, report, ending) {
    if (value instanceof FormData) return { body: value };
    const form = new FormData();
    for (const [name, field] of Object.entries(value ?? {})) {
      for (const item of Array.isArray(field) ? field : [field]) {
        if (item === undefined) continue;
        const wrong = (message: string) => report({ path: `body.${name}`, code: 'invalid_type', message });
        if (item === null) wrong('must not be null; leave it out instead');
        else if (typeof item !== 'object') form.append(name, String(item));
        else {
          const part: Partial<FilePart> = isFilePart(item) ? item : { data: item };
          const blob = await toBlob(part.data, maxBytes, ending);
          if (typeof blob === 'string') wrong(blob);
          else if (blob) {
            const odd = Object.keys(part).find((one) => !['data', 'filename', 'contentType'].includes(one));
            if (odd)
              report({
                path: `body.${name}.${odd}`,
                code: 'unrecognized_keys',
                message: 'is unknown to a file: it has data, filename and contentType',
              });
            else appendFile(form, name, blob, part);
          } else if ('filename' in item) wrong('must have the bytes of the file as its `data`');
          else form.append(name, JSON.stringify(item));
        }
      }
    }
    return { body: form };
  },
  discard: discardStreams,
};

function isFilePart(item: object): item is FilePart {
  return !isStream(item) && 'data' in item && typeof item.data === 'object' && item.data !== null;
}

function appendFile(form: FormData, name: string, blob: Blob, part: Partial<FilePart>): void {
  const filename = part.filename ?? (nameOf(part.data) || name);
  const type = part.contentType ?? (blob.type || 'application/octet-stream');
  form.append(name, blob.type === type ? blob : blob.slice(0, blob.size, type), filename);
}

/** The name that a file brings along: a `File`'s, or that of the path that a stream of Node's reads. */
function nameOf(data: unknown): string | undefined {
  if (data instanceof File) return data.name;
  const { path } = data as { readonly path?: unknown };
  const isPath = typeof path === 'string' || path instanceof Uint8Array;
  // A path may be a buffer.
  return isStream(data) && isPath ? String(path).split(/[/\\]/).at(-1) : undefined;
}
