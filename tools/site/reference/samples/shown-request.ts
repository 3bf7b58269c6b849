import { valueAt } from '../../../contract/spec/value-at.ts';
import type { SampledRequest } from '../../../sample/sample-requests.ts';
import { childPointer } from '../../../shared/json-pointer.ts';
import { chosenMedia } from '../../../shared/media-types.ts';
import { namedExamples, type Operation } from '../../../shared/openapi.ts';
import { isBinary } from '../../../shared/schema-shape.ts';
import type { SpecFacts } from '../operation/spec-facts.ts';
import { plainSchema } from '../tree/plain-schema.ts';

/** The request that the samples of an operation show: what is required, and the spec's first example of a body. */
export interface ShownRequest extends SampledRequest {
  /** Dotted paths of what is secret in the body. */
  readonly secretFields: readonly string[];
  /** Names of parameters that hold a secret. */
  readonly secretParameters: readonly string[];
  /** Fields of a form that are files. */
  readonly files: readonly string[];
}

/** Chooses what the samples of an operation send. */
export function shownRequest(spec: SpecFacts, operation: Operation): ShownRequest {
  const { document } = spec;
  const { minimal } = spec.samplesOf(operation);
  const [mediaType, media] = chosenMedia(operation.requestBody?.content) ?? [];
  const [example] = media === undefined ? [] : Object.values(namedExamples(document, media));
  const { secrets = [], secretParameters = [] } = spec.clientOf(operation).descriptor as {
    secrets?: readonly string[];
    secretParameters?: readonly string[];
  };
  const isForm = mediaType === 'multipart/form-data';
  const component = (name: string) => document.components?.schemas?.[name] ?? {};
  const { properties = {} } = isForm ? plainSchema(media?.schema ?? {}, component).schema : {};
  return {
    ...minimal,
    ...(example === undefined || mediaType === undefined ? {} : { body: example.value, mediaType }),
    secretFields: secrets.filter((path) => typeof valueAt(example?.value, path) === 'string'),
    secretParameters,
    files: Object.keys(properties).filter((name) =>
      isBinary(plainSchema(properties[name] ?? {}, component).schema),
    ),
  };
}

/** Where the schema of the body stands that a request is shown with. */
export function shownPointer({ pointers }: Operation, { mediaType }: ShownRequest): string {
  return childPointer(pointers.requestBody ?? '', 'content', mediaType ?? '', 'schema');
}

/** A copy of a value in which what stands at dotted paths is something else. */
export function replacedAt(
  value: unknown,
  paths: readonly string[],
  replacement: (path: string) => unknown,
  at = '',
): unknown {
  if (at !== '' && paths.includes(at)) return replacement(at);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      replacedAt(inner, paths, replacement, at === '' ? key : `${at}.${key}`),
    ]),
  );
}
