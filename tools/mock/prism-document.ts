import type { MediaType, OpenApi, Parameter, Ref, Schema } from '../shared/openapi.ts';
import { resolve } from '../shared/openapi.ts';
import { isObjectSchema, typesOf } from '../shared/schema-shape.ts';

/** The document as Prism 5.16 can serve it, for all that it asks of requests: in what Prism cannot read, anything will do. */
export function prismDocument(document: OpenApi): OpenApi {
  const walk = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map(walk);
    if (isOptionalHeaderOfParts(document, node as Parameter)) return { ...node, schema: { type: 'string' } };
    if (isUnseenQuery(node as Parameter)) return { ...node, required: false };
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        const isForm = key === 'application/x-www-form-urlencoded';
        return [key, walk(isForm ? withListEncodings(document, value as MediaType) : value)];
      }),
    );
  };
  const { paths, components } = document;
  const { parameters, requestBodies, securitySchemes = {} } = components ?? {};
  return {
    ...document,
    paths: walk(paths),
    components: {
      ...components,
      ...(parameters === undefined ? {} : { parameters: walk(parameters) }),
      ...(requestBodies === undefined ? {} : { requestBodies: walk(requestBodies) }),
      securitySchemes: Object.fromEntries(
        Object.entries(securitySchemes).map(([name, scheme]) => [name, knownScheme(scheme)]),
      ),
    },
  } as OpenApi;
}

const knownWords = ['basic', 'bearer', 'digest'];

/** Prism refuses every request under another word before the token: there any text in `Authorization` will do. */
function knownScheme(scheme: Readonly<Record<string, unknown>>): object {
  const isUnknown = scheme.type === 'http' && !knownWords.includes(String(scheme.scheme).toLowerCase());
  return isUnknown ? { type: 'apiKey', in: 'header', name: 'Authorization' } : scheme;
}

/** Prism knows a query parameter by its name as it is encoded, and looks for that among the names as they are decoded. */
export function isUnseenQuery({ in: place, name }: Parameter): boolean {
  return place === 'query' && typeof name === 'string' && encodeURI(name) !== name;
}

/** Prism takes a field of a form for a list only where the spec says how the list is written. */
function withListEncodings(document: OpenApi, media: MediaType): MediaType {
  const { properties = {} } = resolve<Schema>(document, (media.schema ?? {}) as Schema | Ref);
  const lists = Object.keys(properties).filter((name) => {
    const schema = resolve<Schema>(document, properties[name] as Schema | Ref);
    return typesOf(schema).includes('array');
  });
  const asForm = lists.map((name) => [name, { style: 'form', explode: true, ...media.encoding?.[name] }]);
  return { ...media, encoding: { ...media.encoding, ...Object.fromEntries(asForm) } };
}

/** Prism ends, all of it, at a request without such a header: `deserializeArray` splits what is not there. */
function isOptionalHeaderOfParts(document: OpenApi, node: Parameter): boolean {
  if (node.in !== 'header' || node.required === true || typeof node.schema !== 'object') return false;
  const schema = resolve(document, node.schema as { readonly $ref: string });
  return typesOf(schema).includes('array') || isObjectSchema(schema);
}
