import { childPointer } from '../../shared/json-pointer.ts';
import { chosenMedia, isEventStream, isMediaRange, isXmlMediaType } from '../../shared/media-types.ts';
import type { OpenApi, Operation, Parameter, Response, Schema } from '../../shared/openapi.ts';
import { isJsonMediaType, resolve } from '../../shared/openapi.ts';
import { isBinary, typesOf } from '../../shared/schema-shape.ts';
import { shapeOf } from '../../shared/value-shape.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { sentPath } from './event-streams.ts';
import { type FieldEncodings, formEncoding } from './form-encoding.ts';
import { neededFields } from './needed-fields.ts';
import { parameterStyle } from './parameter-style.ts';
import { secretParametersOf, secretsOf } from './secrets-of.ts';
import { successesOf } from './successes.ts';

/** How a body goes over the wire. */
export type BodyType = 'json' | 'multipart' | 'form' | 'text' | 'binary';

/** What `data` is. */
export type Accept = 'json' | 'text' | 'stream' | 'none' | 'jsonEvents' | 'textEvents';

/** An operation as the client knows it: names, and what the descriptor says. */
export interface ClientOperation {
  readonly functionName: string;
  /** `['customerInvoices', 'lineItems']` */
  readonly group: readonly string[];
  readonly method: string;
  readonly isList: boolean;
  /** Fields of the body that the schema leaves optional, and without which nothing is sent. */
  readonly needed: readonly string[];
  /** How the fields of a form are written. */
  readonly fieldEncodings: FieldEncodings;
  /** The descriptor but for the schemas, in the order it is written. */
  readonly descriptor: Readonly<Record<string, unknown>>;
}

/** Reads the names and the behaviour of an operation from its spec. */
export function clientOperation(document: OpenApi, operation: Operation): ClientOperation {
  const sdk = operation.extensions['x-sdk'] as
    | { group: string; method: string; function?: string }
    | undefined;
  if (sdk === undefined) {
    throw new UnsupportedShape(
      `\`${operation.id}\` has no name in the client. Add \`x-sdk: { group: records, method: create }\`.`,
      operation.pointer,
    );
  }
  const pagination = operation.extensions['x-pagination'];
  const needed = neededFields(document, operation);
  return {
    functionName: sdk.function ?? operation.id,
    group: sdk.group.split('.'),
    method: sdk.method,
    isList: pagination !== undefined,
    needed,
    fieldEncodings: fieldEncodingsOf(document, operation),
    descriptor: descriptor(document, operation, sdk.function ?? operation.id, needed),
  };
}

function descriptor(
  document: OpenApi,
  operation: Operation,
  id: string,
  needed: readonly string[],
): Record<string, unknown> {
  const { parameters, requestBody, extensions } = operation;
  const idempotency = document['x-idempotency'] as { header: string } | undefined;
  const managed = parameters
    .filter((parameter) => parameter['x-managed'] !== undefined)
    .map(({ name }) => name);
  const bodyType = bodyTypeOf(document, operation);
  const accept = acceptOf(document, operation);
  const entries: Record<string, unknown> = {
    id,
    method: operation.method.toUpperCase(),
    path: sentPath(operation),
    bodyRequired: requestBody?.required === true ? true : undefined,
    bodyFormat: bodyType === 'json' && needed.length === 0 ? undefined : bodyType,
    contentType: contentTypeOf(operation, bodyType),
    accept: accept === 'json' ? undefined : accept,
    mediaType: mediaTypeOf(document, operation),
    empty: accept === 'none' ? undefined : emptyStatuses(operation),
    query: stylesIn('query', document, operation),
    pathStyles: stylesIn('path', document, operation),
    headerStyles: stylesIn('header', document, operation),
    stripPrefix: nonEmpty(
      Object.fromEntries(
        parameters.flatMap((parameter) =>
          parameter['x-strip-prefix'] === undefined ? [] : [[parameter.name, parameter['x-strip-prefix']]],
        ),
      ),
    ),
    managed: managed.length === 0 ? undefined : managed,
    covered: parameters.some(
      ({ name, in: place }) => place === 'header' && name.toLowerCase() === idempotency?.header.toLowerCase(),
    )
      ? true
      : undefined,
    auth: isPublic(document, operation) ? false : undefined,
    pagination: extensions['x-pagination'],
    reconcile: reconcile(document, operation),
    notExecuted: notExecuted(operation.responses),
    secrets: secretsOf(document, operation),
    secretParameters: secretParametersOf(document, operation),
    inferred: extensions['x-inferred'] === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function fieldEncodingsOf(document: OpenApi, operation: Operation): FieldEncodings {
  const bodyType = bodyTypeOf(document, operation);
  return bodyType === 'form' || bodyType === 'multipart' ? formEncoding(document, operation, bodyType) : {};
}

function nonEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

function bodyTypeOf(document: OpenApi, { requestBody, method, pointer }: Operation): BodyType {
  const [mediaType, media] = chosenMedia(requestBody?.content) ?? [];
  if (mediaType === undefined) return 'json';
  const at = childPointer(pointer, 'requestBody');
  if (method === 'get' || method === 'head') {
    throw new UnsupportedShape(
      `A body cannot be sent with ${method.toUpperCase()}: fetch refuses it, and caches do not read it. Describe its fields as parameters, or leave the operation out.`,
      at,
    );
  }
  const type = typeOfBody(document, mediaType, media?.schema);
  if (type === undefined) {
    throw new UnsupportedShape(
      `Bodies of type \`${mediaType}\` cannot be sent: the clients write no XML, and of \`multipart\` the form alone, \`multipart/form-data\`. Leave the operation out.`,
      at,
    );
  }
  if (type === 'text' || type === 'binary') refuseStructure(document, mediaType, media?.schema, at);
  return type;
}

/** Bytes, by themselves or under a name. */
function isFile(document: OpenApi, schema: Schema): boolean {
  return isBinary(resolve<Schema>(document, schema as Schema & { $ref: string }));
}

/** A text or a file has no fields that the client could write or read. */
function refuseStructure(
  document: OpenApi,
  mediaType: string,
  schema: Schema | undefined,
  pointer: string,
): void {
  const shape = schema === undefined ? 'scalar' : shapeOf(document, schema);
  if (shape === 'scalar') return;
  throw new UnsupportedShape(
    `\`${mediaType}\` is described as ${shape === 'list' ? 'a list' : 'an object'}, and the clients write and read such as JSON alone. Name the type of JSON that the service speaks, or describe a text or a file: \`type: string\`.`,
    pointer,
  );
}

/** How a body of a media type is written; XML is not, and of multipart the form alone. A file of JSON is a file. */
export function typeOfBody(document: OpenApi, mediaType: string, schema: Schema = {}): BodyType | undefined {
  const [type = ''] = mediaType.toLowerCase().split(';');
  if (isJsonMediaType(type)) return isFile(document, schema) ? 'binary' : 'json';
  if (isXmlMediaType(type)) return undefined;
  if (type.trim() === 'multipart/form-data') return 'multipart';
  if (type.startsWith('multipart/')) return undefined;
  if (type.trim() === 'application/x-www-form-urlencoded') return 'form';
  // Bytes, as every type of which the clients know no more.
  return type.startsWith('text/') && !isMediaRange(type) ? 'text' : 'binary';
}

/** The type that a body is sent with, where its format alone does not say it. */
function contentTypeOf({ requestBody }: Operation, bodyType: BodyType): string | undefined {
  const [mediaType] = chosenMedia(requestBody?.content) ?? [];
  if (mediaType === undefined || bodyType === 'multipart' || bodyType === 'form') return undefined;
  const bySelf = { json: 'application/json', text: 'text/plain', binary: 'application/octet-stream' };
  return mediaType === bySelf[bodyType] || isMediaRange(mediaType) ? undefined : mediaType;
}

function successType(operation: Operation): readonly [mediaType?: string, schema?: Schema] {
  const [chosen] = successesOf(operation).flatMap(({ response }) => {
    const found = chosenMedia(response.content);
    return found === undefined ? [] : [found];
  });
  return chosen === undefined ? [] : [chosen[0], chosen[1].schema ?? {}];
}

/** What to ask for: a type that says something. Bytes of no type in particular come by themselves. */
function mediaTypeOf(document: OpenApi, operation: Operation): string | undefined {
  const [mediaType, schema] = successType(operation);
  if (mediaType === undefined || isMediaRange(mediaType) || mediaType === 'application/octet-stream')
    return undefined;
  return mediaType === 'application/json' && !isFile(document, schema ?? {}) ? undefined : mediaType;
}

function acceptOf(document: OpenApi, operation: Operation): Accept {
  for (const { response, writtenAs } of successesOf(operation)) {
    const [mediaType, media] = chosenMedia(response.content) ?? [];
    if (mediaType === undefined || isJsonMediaType(mediaType) || isEventStream(mediaType)) continue;
    const at = childPointer(operation.pointer, 'responses', writtenAs);
    refuseStructure(document, mediaType, media?.schema, at);
  }
  const [mediaType, schema = {}] = successType(operation);
  if (mediaType === undefined) return 'none';
  if (isJsonMediaType(mediaType)) return isFile(document, schema) ? 'stream' : 'json';
  if (isEventStream(mediaType)) return isText(document, schema) ? 'textEvents' : 'jsonEvents';
  return mediaType.startsWith('text/') ? 'text' : 'stream';
}

/** Whether the data of an event is a text as it is; what else it may be is written as JSON. */
function isText(document: OpenApi, schema: Schema): boolean {
  const types = typesOf(resolve<Schema>(document, schema as Schema & { $ref: string }));
  return types.includes('string') || Object.keys(schema).length === 0;
}

/** Success statuses without a body, in an operation that has some with one. */
function emptyStatuses(operation: Operation): number[] | undefined {
  const statuses = successesOf(operation)
    .filter(({ response }) => Object.keys(response.content ?? {}).length === 0)
    .map(({ status }) => Number(status));
  return statuses.length === 0 ? undefined : statuses;
}

/** How the parameters of a place are written, by name, where it is not as the client writes by itself. */
function stylesIn(place: Parameter['in'], document: OpenApi, { parameters, pointers }: Operation) {
  const styles = parameters.flatMap((parameter, index) => {
    if (parameter.in !== place) return [];
    const style = parameterStyle(document, parameter, pointers.parameters[index] ?? '');
    return style === undefined ? [] : [[parameter.name, style] as const];
  });
  return nonEmpty(Object.fromEntries(styles));
}

function isPublic(document: OpenApi, { object }: Operation): boolean {
  const security = object.security ?? document.security ?? [];
  return security.every((requirement) => Object.keys(requirement).length === 0);
}

/** `x-reconcile` names the vendor's operationId; callers know the function. */
function reconcile(document: OpenApi, { extensions, pointer }: Operation) {
  const value = extensions['x-reconcile'] as { operation: string; hint: string } | undefined;
  if (value === undefined) return undefined;
  const target = sdkNames(document).get(value.operation);
  if (target === undefined) {
    throw new UnsupportedShape(
      `\`x-reconcile\` names \`${value.operation}\`, which is no operation of this API.`,
      `${pointer}/x-reconcile`,
    );
  }
  return { operation: target, hint: value.hint.trim().replace(/\s+/g, ' ') };
}

const namesOf = new WeakMap<OpenApi, Map<string, string>>();

/** Function names by operationId. */
function sdkNames(document: OpenApi): Map<string, string> {
  const known = namesOf.get(document);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const item of Object.values(document.paths ?? {})) {
    for (const candidate of Object.values(item)) {
      const { operationId, 'x-sdk': sdk } = candidate as {
        operationId?: string;
        'x-sdk'?: { function?: string };
      };
      if (operationId !== undefined) names.set(operationId, sdk?.function ?? operationId);
    }
  }
  namesOf.set(document, names);
  return names;
}

function notExecuted(responses: Readonly<Record<string, Response>>): number[] | undefined {
  const statuses = Object.entries(responses)
    .filter(([, response]) => response['x-not-executed'] === true)
    .map(([status]) => Number(status));
  return statuses.length === 0 ? undefined : statuses;
}
