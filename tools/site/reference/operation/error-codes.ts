import { valueAt } from '../../../contract/spec/value-at.ts';
import { chosenMedia } from '../../../shared/media-types.ts';
import { namedExamples, type OpenApi, type Response, type Schema } from '../../../shared/openapi.ts';
import { plainSchema } from '../tree/plain-schema.ts';

/** The vendor's codes that the spec shows for an answer: those of its examples, else those that its schema lists. */
export function errorCodes(document: OpenApi, response: Response): string[] {
  const { code } = (document['x-errors'] ?? {}) as { code?: string | readonly string[] };
  const [, media] = chosenMedia(response.content) ?? [];
  if (code === undefined || media === undefined) return [];
  const values = Object.values(namedExamples(document, media)).map(({ value }) => value);
  const paths = [code].flat();
  // As the client reads it: the first place that holds something.
  const shown = values.map((value) =>
    paths.map((path) => valueAt(value, path)).find((found) => found !== undefined && found !== null),
  );
  const codes = textsOf(shown);
  // A schema often lists the codes of all statuses together.
  return codes.length > 0
    ? codes
    : textsOf(paths.flatMap((path) => listedAt(document, media.schema ?? {}, path.split('.'))));
}

function textsOf(codes: readonly unknown[]): string[] {
  const told = codes.filter((one) => typeof one === 'string' || typeof one === 'number');
  return [...new Set(told.map(String))];
}

function listedAt(document: OpenApi, given: Schema, path: readonly string[]): readonly unknown[] {
  const { schema } = plainSchema(given, (name) => document.components?.schemas?.[name] ?? {});
  const [first, ...rest] = path;
  const field = first === undefined ? undefined : schema.properties?.[first];
  if (field !== undefined) return listedAt(document, field, rest);
  if (first !== undefined)
    return (schema.oneOf ?? schema.anyOf ?? []).flatMap((one) => listedAt(document, one, path));
  return (schema['x-open-enum'] as readonly unknown[] | undefined) ?? schema.enum ?? [];
}
