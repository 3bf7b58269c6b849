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
import { createValidator, type Validator } from '../shared/validator.ts';
import { shapeOf } from '../shared/value-shape.ts';
import type { Fill } from './choices.ts';
import { misfitsAt } from './misfits-at.ts';
import { NoValue } from './no-value.ts';
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

/**
 * Samples of one operation, the same each time, built from the examples, constants and enums of its schemas, and from
 * values that are made to fit where those are missing or wrong. Ajv has the say: throws where no value fits.
 */
export function sampleRequests(
  document: OpenApi,
  operationId: string,
  validator: Validator = createValidator(document),
): RequestSamples {
  const operation = findOperation(document, operationId);
  const fulls = samplesOf(document, operation, 'full', validator);
  const minimals = samplesOf(document, operation, 'minimal', validator);
  const [full, ...moreFull] = fulls;
  const [minimal, ...moreMinimal] = minimals;
  if (!full || !minimal) throw new Error(`${operationId} gives no sample.`);
  return { full, minimal, variants: distinct([full, minimal], [...moreFull, ...moreMinimal]) };
}

/** Every sample of an operation in one list. */
export function allSamples({ full, minimal, variants }: RequestSamples): SampledRequest[] {
  return [full, minimal, ...variants];
}

function samplesOf(
  document: OpenApi,
  operation: Operation,
  fill: Fill,
  validator: Validator,
): SampledRequest[] {
  const bodies = bodiesOf(document, operation, fill, validator);
  const parameters = parametersOf(document, operation, fill, validator);
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

function bodiesOf(document: OpenApi, operation: Operation, fill: Fill, validator: Validator): Body[] {
  const { requestBody } = operation;
  if (!requestBody) return [{}];
  const [mediaType, media] = chosenMedia(requestBody.content) ?? ['application/json', {}];
  const pointer = childPointer(operation.pointers.requestBody ?? '', 'content', mediaType, 'schema');
  const values = bodyValues(document, pointer, media, fill, validator);
  const bodies = values.map((body): Body => ({ body, mediaType }));
  // A body that may be left out is left out in the request that has only what it must.
  return fill === 'minimal' && requestBody.required !== true ? [{}, ...bodies] : bodies;
}

function bodyValues(
  document: OpenApi,
  pointer: string,
  { schema, ...media }: MediaType,
  fill: Fill,
  validator: Validator,
): unknown[] {
  if (!schema) return Object.values(namedExamples(document, media)).map((example) => example.value);
  const options = { misfits: misfitsAt(validator, pointer) };
  try {
    return sampleValues(document, { schema, pointer }, fill, options);
  } catch (error) {
    if (!(error instanceof NoValue) || fill === 'full') throw error;
    // What is required alone may fit several forms of a union, of which one has to fit.
    return sampleValues(document, { schema, pointer }, 'full', options);
  }
}

interface ParameterValues {
  readonly parameter: Parameter;
  readonly values: readonly unknown[];
}

function parametersOf(
  document: OpenApi,
  operation: Operation,
  fill: Fill,
  validator: Validator,
): ParameterValues[] {
  return operation.parameters.flatMap((parameter, index) => {
    if (fill === 'minimal' && parameter.required !== true) return [];
    const pointer = `${operation.pointers.parameters[index]}/schema`;
    const misfits = parameter.schema === undefined ? () => [] : misfitsAt(validator, pointer);
    try {
      return { parameter, values: parameterValues(document, parameter, pointer, fill, misfits) };
    } catch (error) {
      if (!(error instanceof NoValue) || parameter.required === true) throw error;
      return [];
    }
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

function parameterValues(
  document: OpenApi,
  parameter: Parameter,
  pointer: string,
  fill: Fill,
  misfits: (value: unknown) => readonly string[],
): unknown[] {
  const { constant } = (parameter['x-managed'] ?? {}) as { constant?: string };
  if (constant !== undefined) return [constant];
  const examples = Object.values(namedExamples(document, parameter)).map((example) => example.value);
  const shown = examples.filter((value) => misfits(value).length === 0);
  if (shown.length > 0) return shown;
  const schema = resolve<Schema>(document, parameterSchema(parameter) as Schema | Ref);
  if (schema.enum) return schema.enum.filter((value) => value !== null && misfits(value).length === 0);
  // Without items a list has no form in a path or a header, and an object none without fields.
  const isPart = parameter.in !== 'query';
  const isList = typesOf(schema).includes('array');
  const sampled = isPart && isList ? { ...schema, minItems: Math.max(1, schema.minItems ?? 0) } : schema;
  const isObject = shapeOf(document, schema) === 'object';
  const ownFill = isPart && isObject ? 'full' : fill;
  const values = sampleValues(document, { schema: sampled, pointer }, ownFill, { misfits });
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
