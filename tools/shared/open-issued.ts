import type { OpenApi, Parameter, Schema } from './openapi.ts';
import { operations, resolve } from './openapi.ts';

/**
 * A copy of a document that says no more of the strings that the service issued than clients hold their callers to:
 * `x-issued`, what stands in a path, the token of a page. Such a string has to be there; its form is the vendor's affair.
 * Apart from the generator on purpose: what is generated is compared with this. `least` is its shortest length, 1 since a
 * client refuses an empty one.
 */
export function openIssued(document: OpenApi, least = 1): OpenApi {
  const open = structuredClone(document);
  visit(open, (schema) => {
    if (schema['x-issued'] === true) dropForm(schema, least);
  });
  for (const { parameters, extensions } of operations(open)) {
    const token = (extensions['x-pagination'] as { readonly token?: string } | undefined)?.token;
    for (const parameter of parameters as { -readonly [K in keyof Parameter]: Parameter[K] }[]) {
      const isIssued = parameter.in === 'path' || (parameter.in === 'query' && parameter.name === token);
      if (!isIssued || parameter.schema === undefined || parameter.schema['x-issued'] === false) continue;
      // A copy: a model that is not marked may say something else elsewhere.
      const schema = structuredClone(resolve<Schema>(open, parameter.schema));
      for (const form of [schema, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
        if (form.format !== 'date' && form.format !== 'date-time') dropForm(form, least);
      }
      parameter.schema = schema;
    }
  }
  return open;
}

function dropForm(schema: Schema, least: number): void {
  if (![schema.type].flat().includes('string')) return;
  const form = schema as Record<string, unknown>;
  for (const keyword of ['pattern', 'format', 'minLength', 'maxLength']) delete form[keyword];
  if (least > 0) form.minLength = least;
}

function visit(node: unknown, change: (schema: Schema) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) change(node as Schema);
  for (const child of Object.values(node)) visit(child, change);
}
