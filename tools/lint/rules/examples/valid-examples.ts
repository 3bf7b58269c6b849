import { childPointer } from '../../../shared/json-pointer.ts';
import {
  type Example,
  type MediaType,
  type Parameter,
  resolve,
  type Schema,
} from '../../../shared/openapi.ts';
import { compileError } from '../../compile-error.ts';
import type { Finding, Rule, Spec } from '../../spec.ts';
import { undescribedFields } from '../../undescribed-fields.ts';

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
    for (const { kind, pointer, value, isRef } of spec.nodes) {
      if (kind === 'schema') {
        for (const stated of inSchema(value as Schema, pointer)) yield* checkValue(spec, stated);
      } else if (!isRef && (kind === 'mediaType' || kind === 'parameter' || kind === 'header')) {
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
  if (compileError(spec.validator, schema) !== undefined) return;
  const misfits = spec.validator.check(schema, value);
  for (const { at, message } of misfits) {
    const where = at === '' ? '' : ` at \`${dotted(at)}\``;
    yield {
      pointer: `${pointer}${at}`,
      message: `${what} does not fit its schema${where}: ${message}. Correct the value, or the schema if the vendor sends this.`,
    };
  }
  const reported = new Set(misfits.map(({ at }) => at));
  for (const at of undescribedFields(spec, schema, value)) {
    if (reported.has(at)) continue;
    yield {
      pointer: `${pointer}${at}`,
      message: `${what} has the field \`${dotted(at)}\`, which its schema does not name. Add it to the model's \`properties\`, or take it out.`,
    };
  }
}

function dotted(at: string): string {
  return at.slice(1).replaceAll('/', '.');
}
