import type { BodyFormat, EncodedBody } from '../../operation/descriptors.ts';
import type { FilePart } from '../../schema/binary.ts';
import { isPlain } from '../../validation/is-plain.ts';
import { notScalar, scalar } from '../parameter-styles.ts';
import { discardStreams, isStream } from './discard-streams.ts';
import { jsonOf } from './json-body.ts';
import { toBlob } from './to-blob.ts';

const JSON_TYPE = /^(application|text)\/([\w.-]+\+)?json\s*(;|$)/i;

/** A part of a form, as it is written. */
interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string | undefined;
  readonly content: string | Blob;
}

/**
 * An object as multipart/form-data: files as parts with a name, objects as JSON, all else as text. An array makes one
 * part for each item. `types` are the media types of parts, by field, where they are not those.
 */
export function multipartParts(types: Readonly<Record<string, string>>): BodyFormat {
  return {
    name: 'multipart',
    ...(Object.keys(types).length > 0 && { own: true }),
    async encode(value, maxBytes, report, ending) {
      if (value instanceof FormData) return { body: value };
      // A `Map` or a `URLSearchParams` would be sent as nothing.
      if (!isPlain(value ?? {})) {
        report({ path: 'body', code: 'invalid_type', message: 'must be a plain object or a FormData' });
        return undefined;
      }
      const parts: Part[] = [];
      for (const [name, field] of Object.entries(value ?? {})) {
        const type = Object.hasOwn(types, name) ? types[name] : undefined;
        for (const item of Array.isArray(field) ? field : [field]) {
          if (item === undefined) continue;
          const wrong = (message: string) => report({ path: `body.${name}`, code: 'invalid_type', message });
          const add = (content: string | undefined, contentType: string | undefined) => {
            if (content !== undefined) parts.push({ name, contentType, content });
          };
          if (item === null || typeof item !== 'object' || item instanceof Date) {
            const isJson = item !== null && JSON_TYPE.test(type ?? '');
            add(isJson ? jsonOf(item, wrong) : textOf(item, wrong), type);
          } else {
            const file: Partial<FilePart> = isFilePart(item) ? item : { data: item };
            const blob = await toBlob(file.data, maxBytes, ending);
            if (typeof blob === 'string') wrong(blob);
            else if (blob) {
              const odd = Object.keys(file).find((one) => !['data', 'filename', 'contentType'].includes(one));
              if (odd)
                report({
                  path: `body.${name}.${odd}`,
                  code: 'unrecognized_keys',
                  message: 'is unknown to a file: it has data, filename and contentType',
                });
              else parts.push(filePart(name, blob, file, type));
            } else if ('filename' in item) wrong('must have the bytes of the file as its `data`');
            else add(jsonOf(item, wrong), type ?? 'application/json');
          }
        }
      }
      return written(parts);
    },
    discard: discardStreams,
  };
}

/** A form whose parts are of the types that they have by themselves. */
export const multipartBody: BodyFormat = /* @__PURE__ */ multipartParts({});

// Not fetch's FormData, which gives a type to files alone: a part of JSON would be a text, or a file. Headers are spelt
// as browsers spell them, since some services look for just that.
function written(parts: readonly Part[]): EncodedBody {
  const boundary = `----${crypto.randomUUID()}`;
  const pieces = parts.flatMap(({ name, filename, contentType, content }) => {
    const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
    // A line break in it would begin another header, and no header has more than ASCII.
    const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType.replace(/[^ -~]+/g, ' ')}`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}${type}\r\n\r\n`;
    return [head, content, '\r\n'];
  });
  const type = `multipart/form-data; boundary=${boundary}`;
  return { body: new Blob([...pieces, `--${boundary}--\r\n`], { type }) };
}

/** As browsers write a name: what would end it, or the line, is encoded. */
function quoted(name: string): string {
  return name.replace(/[\r\n"]/g, encodeURIComponent);
}

/** A text, number or truth value as a part has it; of what is none, it says so. */
function textOf(value: unknown, wrong: (message: string) => void): string | undefined {
  const text = scalar(value);
  if (text === undefined) wrong(notScalar(value));
  return text;
}

function isFilePart(item: object): item is FilePart {
  return !isStream(item) && 'data' in item && typeof item.data === 'object' && item.data !== null;
}

function filePart(name: string, blob: Blob, file: Partial<FilePart>, type: string | undefined): Part {
  const filename = String(file.filename ?? (nameOf(file.data) || name));
  const own = String(file.contentType ?? blob.type);
  return { name, filename, contentType: own || type || 'application/octet-stream', content: blob };
}

/** The name that a file brings along: a `File`'s, or that of the path that a stream of Node's reads. */
function nameOf(data: unknown): string | undefined {
  if (data instanceof File) return data.name;
  const { path } = data as { readonly path?: unknown };
  const isPath = typeof path === 'string' || path instanceof Uint8Array;
  // A path may be a buffer.
  return isStream(data) && isPath ? String(path).split(/[/\\]/).at(-1) : undefined;
}
