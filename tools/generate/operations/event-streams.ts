import { isEventStream } from '../../shared/media-types.ts';
import type { MediaType, OpenApi, Operation, OperationObject, Response } from '../../shared/openapi.ts';
import { operations, resolve } from '../../shared/openapi.ts';
import { successesOf } from './successes.ts';

// OpenAPI has one operation for a method and a path; a fragment is no part of what is sent.
const MARK = '#events';

/**
 * A service that answers with events where it is asked to, and with JSON otherwise, has two operations in one: what they
 * answer with has two types. The second is written beside the first, as `<name>Stream`.
 */
export function withEventStreams(document: OpenApi): OpenApi {
  const paths: Record<string, object> = {};
  for (const [path, item] of Object.entries(document.paths ?? {})) paths[path] = { ...item };
  let found = false;
  const taken = new Set(
    [...operations(document)].flatMap(({ id, extensions }) => [id, sdkOf(extensions).function ?? id]),
  );
  for (const operation of operations(document)) {
    const { path, method, object } = operation;
    const events = responsesWith(document, operation, isEventStream);
    if (events === undefined) continue;
    found = true;
    paths[path] = { ...paths[path], [method]: { ...object, responses: events.others } };
    const item = document.paths?.[path] as { parameters?: unknown };
    paths[path + MARK] = {
      ...(item.parameters === undefined ? {} : { parameters: item.parameters }),
      ...paths[path + MARK],
      [method]: streamOf(object, operation, events.own, taken),
    };
  }
  return found ? { ...document, paths: paths as NonNullable<OpenApi['paths']> } : document;
}

/** The path as it is sent. */
export function sentPath({ path }: Pick<Operation, 'path'>): string {
  return path.replace(MARK, '');
}

/** Generated types, whose addresses are those that are sent. */
export function withSentPaths(types: string): string {
  return types.replaceAll(`${MARK}';`, "';");
}

/** Where a shape stands in the document that was given. */
export function givenPointer(pointer: string): string {
  return pointer.replace(`${MARK}/`, '/');
}

/** The responses without events and those with events alone, where some have both. */
function responsesWith(document: OpenApi, operation: Operation, isOwn: (mediaType: string) => boolean) {
  const written = new Set(successesOf(operation).map(({ writtenAs }) => writtenAs));
  const mixed = Object.entries(operation.responses).filter(([status, { content = {} }]) => {
    const types = Object.keys(content);
    return written.has(status) && types.some(isOwn) && !types.every(isOwn);
  });
  if (mixed.length === 0) return undefined;
  const of = (keep: (mediaType: string) => boolean) => ({
    ...operation.object.responses,
    ...Object.fromEntries(mixed.map(([status, response]) => [status, withContent(document, response, keep)])),
  });
  return { own: of(isOwn), others: of((mediaType) => !isOwn(mediaType)) };
}

function withContent(document: OpenApi, response: Response, keep: (mediaType: string) => boolean): Response {
  const { content = {}, ...rest } = resolve<Response>(document, response);
  const kept = Object.entries(content).filter(([mediaType]) => keep(mediaType));
  return { ...rest, content: Object.fromEntries(kept) as Readonly<Record<string, MediaType>> };
}

function streamOf(
  object: OperationObject,
  { id, extensions }: Operation,
  responses: object,
  taken: ReadonlySet<string>,
): object {
  const { group, method, function: name = id } = sdkOf(extensions);
  // The vendor may have an operation of that name.
  const isFree = (suffix: string) => !taken.has(id + suffix) && !taken.has(name + suffix);
  const suffix = ['Stream', 'Events', 'EventStream'].find(isFree) ?? 'AsEventStream';
  return {
    ...object,
    operationId: id + suffix,
    ...(group === undefined ? {} : { 'x-sdk': { group, method: method + suffix, function: name + suffix } }),
    responses,
  };
}

function sdkOf(extensions: Operation['extensions']): Readonly<Record<string, string>> {
  return (extensions['x-sdk'] ?? {}) as Readonly<Record<string, string>>;
}
