import type { OpenApi, Parameter } from '../shared/openapi.ts';
import { resolve } from '../shared/openapi.ts';
import { isObjectSchema, typesOf } from '../shared/schema-shape.ts';

/**
 * The document as Prism 5.16 can serve it. Prism ends, all of it, at a request without an optional header that is a list
 * or an object (`deserializeArray` splits what is not there): there such a header is any text. Of the words before a token
 * it knows three, and refuses every request under another: there any text in `Authorization` will do.
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
    components: { ...components, ...parametersOf(components), ...securitySchemesOf(components) },
  } as OpenApi;

  function parametersOf(from: OpenApi['components']): object {
    return from?.parameters === undefined ? {} : { parameters: walk(from.parameters) };
  }
}

const knownWords = ['basic', 'bearer', 'digest'];

function securitySchemesOf({ securitySchemes }: NonNullable<OpenApi['components']> = {}): object {
  if (securitySchemes === undefined) return {};
  const served = Object.entries(securitySchemes).map(([name, scheme]) => {
    const isUnknown = scheme.type === 'http' && !knownWords.includes(String(scheme.scheme).toLowerCase());
    return [name, isUnknown ? { type: 'apiKey', in: 'header', name: 'Authorization' } : scheme];
  });
  return { securitySchemes: Object.fromEntries(served) };
}

function isOptionalHeaderOfParts(document: OpenApi, node: Parameter): boolean {
  if (node.in !== 'header' || node.required === true || typeof node.schema !== 'object') return false;
  const schema = resolve(document, node.schema as { readonly $ref: string });
  return typesOf(schema).includes('array') || isObjectSchema(schema);
}
