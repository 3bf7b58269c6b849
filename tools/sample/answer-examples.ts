import { childPointer } from '../shared/json-pointer.ts';
import {
  type Header,
  isJsonMediaType,
  type MediaType,
  namedExamples,
  type OpenApi,
  operations,
  resolve,
  responseHeaders,
  type Schema,
} from '../shared/openapi.ts';
import { isObjectSchema, typesOf } from '../shared/schema-shape.ts';
import { createValidator, type Validator } from '../shared/validator.ts';
import { misfitsAt } from './misfits-at.ts';
import { sampleValues } from './sample-value.ts';
import { withoutBytes } from './without-bytes.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * A copy of a document that has an example of every answer and of each of its headers: those of the spec that their
 * own schema lets through, else one that is made.
 */
export function withAnswerExamples(source: OpenApi): OpenApi {
  const document = structuredClone(source);
  const validator = createValidator(source);
  for (const { responses, pointers } of operations(document)) {
    for (const [status, response] of Object.entries(responses)) {
      for (const header of Object.values(responseHeaders(document, response)))
        orNothing(() => showHeader(document, header));
      for (const [mediaType, media] of Object.entries(response.content ?? {})) {
        const pointer = childPointer(pointers.responses[status] ?? '', 'content', mediaType, 'schema');
        orNothing(() =>
          showBody(document, media, pointer, isJsonMediaType(mediaType) ? validator : undefined),
        );
      }
    }
  }
  return document;
}

function showBody(
  document: OpenApi,
  media: Writable<MediaType>,
  pointer: string,
  validator: Validator | undefined,
): void {
  const { schema = {} } = media;
  const misfits = validator && media.schema ? misfitsAt(validator, pointer) : () => [];
  const shown = Object.entries(namedExamples(document, media));
  const fitting = shown.filter(([, { value }]) => misfits(value).length === 0);
  if (fitting.length > 0) media.examples = Object.fromEntries(fitting);
  else {
    const [value] = sampleValues(document, { schema, pointer }, 'full', { limit: 1, misfits });
    media.examples = { made: { value: withoutBytes(value) } };
  }
}

function showHeader(document: OpenApi, header: Writable<Header>): void {
  if (header.schema === undefined) return;
  const schema = resolve<Schema>(document, header.schema as Schema & { $ref: string });
  const isShown = ['const', 'examples', 'default', 'enum'].some((keyword) => keyword in schema);
  if (isShown || isObjectSchema(schema) || typesOf(schema).includes('array')) return;
  const [value] = sampleValues(document, { schema, pointer: '' }, 'minimal', { limit: 1 });
  header.schema = { ...schema, examples: [value] };
}

/** What the spec says of it may lead to no value, or to no validator: Prism says so where the answer is asked for. */
function orNothing(show: () => void): void {
  try {
    show();
  } catch {}
}
