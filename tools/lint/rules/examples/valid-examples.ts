import { childPointer } from '../../../shared/json-pointer.ts';
import {
  type Example,
  type MediaType,
  type Parameter,
  resolve,
  type Schema,
} from '../../../shared/openapi.ts';
import type { Finding, Rule, Spec } from '../../spec.ts';

/** Every example and default fits its schema. */
export const validExamples: Rule = {
  name: 'valid-examples',
  *check(spec): Generator<Finding> {
    for (const { kind, pointer, value, isRef } of spec.nodes) {
      if (kind === 'schema') yield* checkSchema(spec, value as Schema, pointer);
      if (isRef) continue;
      if (kind === 'mediaType' || kind === 'parameter' || kind === 'header') {
        yield* checkNamed(spec, value as MediaType | Parameter, pointer);
      }
    }
  },
};

function* checkSchema(spec: Spec, schema: Schema, pointer: string): Generator<Finding> {
  const values: [string, unknown][] = [
    ...(schema.examples ?? []).map((example, index): [string, unknown] => [`examples/${index}`, example]),
  ];
  if ('default' in schema) values.push(['default', schema.default]);
  for (const [at, value] of values) {
    yield* misfits(
      spec,
      pointer,
      value,
      `${pointer}/${at}`,
      at.startsWith('default') ? 'The default' : 'The example',
    );
  }
}

function* checkNamed(spec: Spec, media: MediaType | Parameter, pointer: string): Generator<Finding> {
  if (media.schema === undefined) return;
  for (const [name, example] of Object.entries(media.examples ?? {})) {
    const { value } = resolve<Example>(spec.document, example);
    const at =
      '$ref' in example ? `${example.$ref.slice(1)}/value` : childPointer(pointer, 'examples', name, 'value');
    yield* misfits(spec, `${pointer}/schema`, value, at, `The example \`${name}\``);
  }
}

function* misfits(
  { validator }: Spec,
  schemaPointer: string,
  value: unknown,
  valuePointer: string,
  what: string,
): Generator<Finding> {
  try {
    for (const { at, message } of validator.check(schemaPointer, value)) {
      const where = at === '' ? '' : ` at \`${at.slice(1).replaceAll('/', '.')}\``;
      yield {
        pointer: `${valuePointer}${at}`,
        message: `${what} does not fit its schema${where}: ${message}. Correct the value, or the schema if the vendor sends this.`,
      };
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield {
      pointer: schemaPointer,
      message: `This schema cannot be compiled: ${reason}. Correct the schema.`,
    };
  }
}
