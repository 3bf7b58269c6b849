import { childPointer } from '../shared/json-pointer.ts';
import { chosenMedia } from '../shared/media-types.ts';
import {
  operation as findOperation,
  type MediaType,
  namedExamples,
  type OpenApi,
  type Operation,
  type Parameter,
  type ParameterPlace,
  parameterSchema,
  type Ref,
  resolve,
  type Schema,
} from '../shared/openapi.ts';
import { typesOf } from '../shared/schema-shape.ts';
import { shapeOf } from '../shared/value-shape.ts';
import type { Fill } from './choices.ts';
import { sampleValues } from './sample-value.ts';

/** One request to an operation, as a caller would give it. A part that is a file is a `Uint8Array`. */
export interface SampledRequest {
  /** `full`, `minimal`, `full 2`, … : unique within the operation. */
  readonly name: string;
  readonly fill: Fill;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parameters that the client supplies (`x-managed`), by name. */
  readonly managed: Readonly<Record<string, unknown>>;
  /** Undefined when the request has no body. */
  readonly body?: unknown;
  readonly mediaType?: string;
}

/** The requests that show what an operation takes. */
export interface RequestSamples {
  /** Every optional field and parameter. */
  readonly full: SampledRequest;
  /** Only what is required, or needed (`x-needed`). */
  readonly minimal: SampledRequest;
  /** More of both kinds, until every variant of every union in the body has been taken. */
  readonly variants: readonly SampledRequest[];
}

/** Samples of one operation, the same each time, built from the examples, constants and enums of its schemas. */
export function sampleRequests(document: OpenApi, operationId: string): RequestSamples {
  const operation = findOperation(document, operationId);
  const fulls = samplesOf(document, operation, 'full');
  const minimals = samplesOf(document, operation, 'minimal');
  const [full, ...moreFull] = fulls;
  const [minimal, ...moreMinimal] = minimals;
  if (!full || !minimal) throw new Error(`${operationId} gives no sample.`);
  return { full, minimal, variants: distinct([full, minimal], [...moreFull, ...moreMinimal]) };
}

/** Every sample of an operation in one list. */
export function allSamples({ full, minimal, variants }: RequestSamples): SampledRequest[] {
  return [full, minimal, ...variants];
}

function samplesOf(document: OpenApi, operation: Operation, fill: Fill): SampledRequest[] {
  const bodies = bodiesOf(document, operation, fill);
  const parameters = parametersOf(document, operation, fill);
  // Every value of every enum among the parameters has its turn, as has every body.
  const rounds = Math.max(bodies.length, ...parameters.map(({ values }) => values.length));
  return Array.from({ length: rounds }, (_, round) => ({
    name: round === 0 ? fill : `${fill} ${round + 1}`,
    fill,
    ...placeParameters(parameters, round),
    ...bodies[round % bodies.length],
  }));
}

interface Body {
  readonly body?: unknown;
  readonly mediaType?: string;
}

function bodiesOf(document: OpenApi, operation: Operation, fill: Fill): Body[] {
  const { requestBody } = operation;
  if (!requestBody) return [{}];
  const [mediaType, media] = chosenMedia(requestBody.content) ?? ['application/json', {}];
  const pointer = childPointer(operation.pointers.requestBody ?? '', 'content', mediaType, 'schema');
  const bodies = bodyValues(document, pointer, media, fill).map((body): Body => ({ body, mediaType }));
  // A body that may be left out is left out in the request that has only what it must.
  return fill === 'minimal' && requestBody.required !== true ? [{}, ...bodies] : bodies;
}

function bodyValues(document: OpenApi, pointer: string, media: MediaType, fill: Fill): unknown[] {
  if (media.schema) return sampleValues(document, { schema: media.schema, pointer }, fill);
  return Object.values(namedExamples(document, media)).map((example) => example.value);
}

interface ParameterValues {
  readonly parameter: Parameter;
  readonly values: readonly unknown[];
}

function parametersOf(document: OpenApi, operation: Operation, fill: Fill): ParameterValues[] {
  return operation.parameters.flatMap((parameter, index) => {
    if (fill === 'minimal' && parameter.required !== true) return [];
    const pointer = operation.pointers.parameters[index] ?? '';
    return { parameter, values: parameterValues(document, parameter, pointer, fill) };
  });
}

function placeParameters(
  all: readonly ParameterValues[],
  round: number,
): Pick<SampledRequest, 'path' | 'query' | 'headers' | 'managed'> {
  const places = { path: {}, query: {}, header: {}, cookie: {} } as Record<
    ParameterPlace,
    Record<string, unknown>
  >;
  const managed: Record<string, unknown> = {};
  for (const { parameter, values } of all) {
    const place = parameter['x-managed'] === undefined ? places[parameter.in] : managed;
    place[parameter.name] = values[round % values.length];
  }
  return { path: places.path, query: places.query, headers: places.header, managed };
}

function parameterValues(document: OpenApi, parameter: Parameter, pointer: string, fill: Fill): unknown[] {
  const { constant } = (parameter['x-managed'] ?? {}) as { constant?: string };
  if (constant !== undefined) return [constant];
  const shown = Object.values(namedExamples(document, parameter)).map((example) => example.value);
  if (shown.length > 0) return shown;
  const schema = resolve<Schema>(document, parameterSchema(parameter) as Schema | Ref);
  if (schema.enum) return [...schema.enum];
  // Without items a list has no form in a path or a header, and an object none without fields.
  const isPart = parameter.in !== 'query';
  const isList = typesOf(schema).includes('array');
  const sampled = isPart && isList ? { ...schema, minItems: Math.max(1, schema.minItems ?? 0) } : schema;
  const isObject = shapeOf(document, schema) === 'object';
  const values = sampleValues(document, { schema: sampled, pointer }, isPart && isObject ? 'full' : fill);
  // A parameter that is null cannot be sent: it is left out instead.
  return values.filter((value) => value !== null);
}

/** Those that say something the others do not. */
function distinct(known: readonly SampledRequest[], more: readonly SampledRequest[]): SampledRequest[] {
  const seen = new Set(known.map(content));
  return more.filter((sample) => {
    const isNew = !seen.has(content(sample));
    seen.add(content(sample));
    return isNew;
  });
}

function content({ path, query, headers, managed, body, mediaType }: SampledRequest): string {
  return JSON.stringify([path, query, headers, managed, body, mediaType]);
}
