import type { OpenApi, Parameter } from '../shared/openapi.ts';
import { resolve } from '../shared/openapi.ts';
import { isObjectSchema, typesOf } from '../shared/schema-shape.ts';

/**
 * The document as Prism can serve it. Prism 5.16 ends, all of it, at a request without an optional header that is a list or
 * an object (`deserializeArray` splits what is not there): there such a header is any text.
 */
export function prismDocument(document: OpenApi): OpenApi {
  const walk = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map(walk);
    if (isOptionalHeaderOfParts(document, node as Parameter)) return { ...node, schema: { type: 'string' } };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  const { paths, components } = document;
  return {
    ...document,
    paths: walk(paths),
    components: { ...components, ...parametersOf(components) },
  } as OpenApi;

  function parametersOf(from: OpenApi['components']): object {
    return from?.parameters === undefined ? {} : { parameters: walk(from.parameters) };
  }
}

function isOptionalHeaderOfParts(document: OpenApi, node: Parameter): boolean {
  if (node.in !== 'header' || node.required === true || typeof node.schema !== 'object') return false;
  const schema = resolve(document, node.schema as { readonly $ref: string });
  return typesOf(schema).includes('array') || isObjectSchema(schema);
}
