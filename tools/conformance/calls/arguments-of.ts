import { chosenMedia } from '../../shared/media-types.ts';
import { isJsonMediaType, type OpenApi, type Operation, resolve, type Schema } from '../../shared/openapi.ts';
import { isBinary } from '../../shared/schema-shape.ts';
import type { FoundOperation } from '../scenarios/find-operation.ts';
import type { ExpectedBody, ExpectedExchange, ExpectedForm } from '../scenarios/scenario.ts';
import { readPart, readQuery } from './read-parameter.ts';

/** What a caller passes to an operation, so that the expected request comes of it. */
export interface CallArguments {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * The arguments of a call, out of what the suite expects on the wire. `operation` is the document's own one, before it was
 * adopted: what a client makes of the document must not decide what the client is given.
 */
export function argumentsOf(
  document: OpenApi,
  { operation, parts }: FoundOperation,
  { request = {} }: ExpectedExchange,
  baseUrl: string,
  expand: (value: unknown) => unknown,
): CallArguments {
  const query = expand(request.query ?? {}) as Record<string, unknown>;
  const headers = lowerCased(expand(request.headers ?? {}) as Record<string, unknown>);
  const found = { path: {}, query: {}, headers: {} } as Record<string, Record<string, unknown>>;
  const inQuery = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  for (const parameter of operation.parameters) {
    const { name, in: place } = parameter;
    if (place === 'path') set(found.path, name, readPart(document, parameter, parts[name] ?? ''));
    if (place === 'query') set(found.query, name, readQuery(document, parameter, query, inQuery));
    const header = headers[name.toLowerCase()];
    const isOwn = ['accept', 'content-type', 'authorization'].includes(name.toLowerCase());
    if (place === 'header' && !isOwn && header !== undefined) {
      set(found.headers, name, readPart(document, parameter, String(header)));
    }
  }
  const body = bodyOf(document, operation, request.body, baseUrl);
  return {
    ...Object.fromEntries(Object.entries(found).filter(([, part]) => Object.keys(part).length > 0)),
    ...(body === undefined ? {} : { body }),
  };
}

function set(part: Record<string, unknown> | undefined, name: string, value: unknown): void {
  if (part !== undefined && value !== undefined) part[name] = value;
}

function lowerCased(headers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function bodyOf(
  document: OpenApi,
  { requestBody }: Operation,
  expected: ExpectedBody | ExpectedForm | undefined,
  baseUrl: string,
): unknown {
  // A body must be there, and nothing is expected of it: that of a model whose fields are all the service's.
  if (expected === undefined) return requestBody?.required === true ? {} : undefined;
  if ('kind' in expected)
    return formOf(document, requestBody?.content['multipart/form-data']?.schema ?? {}, expected);
  const { rawContent } = expected;
  const [mediaType = '', media = {}] = chosenMedia(requestBody?.content) ?? [];
  if (rawContent instanceof Uint8Array) {
    if (isJsonMediaType(mediaType) && !isBinary(media.schema ?? {}))
      return JSON.parse(new TextDecoder().decode(rawContent));
    if (mediaType.startsWith('text/')) return new TextDecoder().decode(rawContent);
    // Where any type may be sent, the file says its own.
    return mediaType.includes('*')
      ? new Blob([new Uint8Array(rawContent)], { type: expected.contentType })
      : new Uint8Array(rawContent);
  }
  if (rawContent === undefined) return undefined;
  const text = typeof rawContent === 'string' ? rawContent : rawContent.serialize({ baseUrl });
  if (isBinary(media.schema ?? {})) return new TextEncoder().encode(text);
  return isJsonMediaType(expected.contentType) ? JSON.parse(text) : text;
}

/** A file is a list where the document says so; a text part is a number where it does. */
function formOf(document: OpenApi, written: Schema, { parts = {}, files = [] }: ExpectedForm): object {
  const { properties = {} } = resolve<Schema>(document, written);
  const form: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parts)) {
    const { type } = resolve<Schema>(document, properties[name] ?? {});
    form[name] = type === 'string' ? String(value) : value;
  }
  for (const { fieldname, buffer, originalname, mimetype } of files) {
    const file = new File([new Uint8Array(buffer)], originalname, { type: mimetype });
    const isList = resolve<Schema>(document, properties[fieldname] ?? {}).type === 'array';
    form[fieldname] = isList ? [...((form[fieldname] as unknown[] | undefined) ?? []), file] : file;
  }
  return form;
}
