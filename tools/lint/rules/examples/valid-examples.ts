import { childPointer } from '../../../shared/json-pointer.ts';
import {
  type Example,
  type MediaType,
  type Parameter,
  resolve,
  type Schema,
} from '../../../shared/openapi.ts';
import { misfitsOf } from '../../misfits.ts';
import type { Finding, Rule, Spec } from '../../spec.ts';

/** A value that stands in the spec, and the schema that it is a value of. */
interface Stated {
  readonly schema: string;
  readonly pointer: string;
  readonly value: unknown;
  readonly what: string;
}

/** Every example and default fits its schema, and the schema names every field of an example. */
export const validExamples: Rule = {
  name: 'valid-examples',
  severity: 'warn',
  *check(spec): Generator<Finding> {
    for (const { schema, pointer } of spec.schemas)
      for (const stated of inSchema(schema, pointer)) yield* checkValue(spec, stated);
    for (const { kind, pointer, value, isRef } of spec.nodes) {
      if (!isRef && (kind === 'mediaType' || kind === 'parameter' || kind === 'header')) {
        for (const stated of named(spec, value as MediaType | Parameter, pointer))
          yield* checkValue(spec, stated);
      }
    }
  },
};

function* inSchema(schema: Schema, pointer: string): Generator<Stated> {
  for (const [index, value] of (schema.examples ?? []).entries()) {
    yield { schema: pointer, pointer: `${pointer}/examples/${index}`, value, what: 'The example' };
  }
  if ('default' in schema) {
    yield { schema: pointer, pointer: `${pointer}/default`, value: schema.default, what: 'The default' };
  }
}

function* named({ document }: Spec, media: MediaType | Parameter, pointer: string): Generator<Stated> {
  if (media.schema === undefined) return;
  for (const [name, example] of Object.entries(media.examples ?? {})) {
    const found = resolve<Example>(document, example);
    if (!('value' in found)) continue;
    const at =
      '$ref' in example ? `${example.$ref.slice(1)}/value` : childPointer(pointer, 'examples', name, 'value');
    yield { schema: `${pointer}/schema`, pointer: at, value: found.value, what: `The example \`${name}\`` };
  }
}

function* checkValue(spec: Spec, { schema, pointer, value, what }: Stated): Generator<Finding> {
  for (const { at, message } of misfitsOf(spec, schema, value)) {
    const where = at === '' ? '' : ` at \`${at.slice(1).replaceAll('/', '.')}\``;
    yield {
      pointer: `${pointer}${at}`,
      message: `${what} does not fit its schema${where}: ${message}. Correct the value, or the schema if the vendor sends this.`,
    };
  }
}
