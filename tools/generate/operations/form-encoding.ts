import { childPointer } from '../../shared/json-pointer.ts';
import { chosenMedia } from '../../shared/media-types.ts';
import type { Encoding, OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { isJsonMediaType, resolve } from '../../shared/openapi.ts';
import { isBinary } from '../../shared/schema-shape.ts';
import { isNested, shapeOf } from '../../shared/value-shape.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { parameterStyle, type Writer } from './parameter-style.ts';

/** How the fields of a form are written, where it is not as the client writes them by itself: a style, a media type. */
export type FieldEncodings = Readonly<Record<string, Writer | string>>;

/** What the schema of a form and its `encoding` say of its fields. */
export function formEncoding(
  document: OpenApi,
  { requestBody, pointer }: Operation,
  bodyType: 'form' | 'multipart',
): FieldEncodings {
  const [mediaType = '', media = {}] = chosenMedia(requestBody?.content) ?? [];
  const at = childPointer(pointer, 'requestBody', 'content', mediaType);
  const encodings = Object.entries(fieldsOf(document, media.schema ?? {})).flatMap(([name, schema]) => {
    const encoding = media.encoding?.[name] ?? {};
    const place = childPointer(at, 'encoding', name);
    const found =
      bodyType === 'form'
        ? fieldStyle(document, name, schema, encoding, place)
        : partType(document, name, schema, encoding, place);
    return found === undefined ? [] : [[name, found] as const];
  });
  return Object.fromEntries(encodings);
}

/** The named fields of an object, of all its parts and forms. Each model is looked at once, however many refer to it. */
function fieldsOf(document: OpenApi, schema: Schema, seen = new Set<Schema>()): Record<string, Schema> {
  const target = resolve<Schema>(document, schema as Schema & { $ref: string });
  if (seen.has(target)) return {};
  seen.add(target);
  const { allOf = [], oneOf = [], anyOf = [], properties = {} } = target;
  const parts = [...allOf, ...oneOf, ...anyOf].map((part) => fieldsOf(document, part, seen));
  return Object.assign({}, ...parts, properties) as Record<string, Schema>;
}

/** A field of `application/x-www-form-urlencoded`: as a parameter of a query, or by its media type. */
function fieldStyle(
  document: OpenApi,
  name: string,
  schema: Schema,
  encoding: Encoding,
  pointer: string,
): Writer | string | undefined {
  const { contentType = '', style, explode, allowReserved } = encoding;
  if ([style, explode, allowReserved].some((one) => one !== undefined)) {
    const asked = {
      ...(style && { style }),
      ...(explode !== undefined && { explode }),
      ...(allowReserved && { allowReserved }),
    };
    return parameterStyle(document, { name, in: 'query', schema, ...asked }, pointer);
  }
  const shape = shapeOf(document, schema);
  const isStructured = shape === 'object' || (shape === 'list' && isNested(document, schema));
  if (!isStructured && !isJsonMediaType(contentType)) return undefined;
  if (contentType !== '' && !isJsonMediaType(contentType)) throw unwritable(name, contentType, pointer);
  return shape === 'list' ? { writer: 'eachAsJson' } : 'json';
}

/** The type of a part of `multipart/form-data`; nothing where it is what the client writes by itself. */
function partType(
  document: OpenApi,
  name: string,
  schema: Schema,
  { contentType, headers, style, explode }: Encoding,
  pointer: string,
): string | undefined {
  const shape = shapeOf(document, schema);
  const isStructured = shape === 'object' || (shape === 'list' && isNested(document, schema));
  if (headers !== undefined && Object.keys(headers).length > 0) {
    throw unsupported(`The part \`${name}\` has headers of its own`, pointer);
  }
  if (shape !== 'scalar' && ((style ?? 'form') !== 'form' || explode === false)) {
    const how = explode === false ? '`explode: false`' : `the style \`${style}\``;
    throw unsupported(`The parts of \`${name}\` have ${how}`, pointer);
  }
  // A range or a choice leaves it to the file.
  if (contentType === undefined || /[*,]/.test(contentType)) return undefined;
  const item =
    shape === 'list'
      ? itemOf(document, schema)
      : resolve<Schema>(document, schema as Schema & { $ref: string });
  if (isBinary(item)) return contentType === 'application/octet-stream' ? undefined : contentType;
  if (isStructured && !isJsonMediaType(contentType)) throw unwritable(name, contentType, pointer);
  const bySelf = isStructured ? 'application/json' : 'text/plain';
  return contentType === bySelf ? undefined : contentType;
}

function itemOf(document: OpenApi, schema: Schema): Schema {
  const list = resolve<Schema>(document, schema as Schema & { $ref: string });
  return resolve<Schema>(document, (list.items ?? {}) as Schema & { $ref: string });
}

function unwritable(name: string, contentType: string, pointer: string): UnsupportedShape {
  return unsupported(`The field \`${name}\` holds lists or objects as \`${contentType}\``, pointer);
}

function unsupported(what: string, pointer: string): UnsupportedShape {
  return new UnsupportedShape(
    `${what}, which the clients do not write. Leave the operation out, or describe the field as the service takes it, too.`,
    pointer,
  );
}
