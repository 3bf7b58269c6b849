import { childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { checkNames } from '../naming/check-names.ts';
import { componentName } from '../naming/component-name.ts';
import type { SchemaViewer, ViewNode } from '../schema-view/schema-context.ts';
import { schemaViewer } from '../schema-view/schema-viewer.ts';
import type { UnsupportedShape } from '../unsupported-shape.ts';
import { noting, UnsupportedShapes } from '../unsupported-shape.ts';
import { componentNames } from './component-names.ts';
import { operationView } from './operation-view.ts';
import { tagFields } from './tag-fields.ts';

/**
 * The document that hey-api reads: what the caller of a client sees.
 *
 * - Headers that the client supplies are gone, parameters that it has a default for are optional.
 * - A component that requests and answers share stands there twice: strict as `<Name>Input`, loose as `<Name>`.
 * - One of which both forms have the same type (a text under limits) has one name, and under it is the strict schema. For
 *   `schemas` it is written out, loose, wherever an answer refers to it; for `types` the reference stays.
 * - Every rule of a schema is in `x-q`, which the resolvers read; see `hey-api/annotations.ts`.
 */
export function clientView(document: OpenApi, madeFor: 'types' | 'schemas'): ViewNode {
  const all = [...operations(document)];
  const refused: UnsupportedShape[] = [];
  const names = componentNames(document, all, refused);
  const tags = tagFields(document);
  const viewer = (loose: boolean): SchemaViewer =>
    schemaViewer({
      loose,
      refused,
      resolve: (ref) => document.components?.schemas?.[componentName(ref)] ?? {},
      nameOf: (component) => (loose ? component : (names.strict.get(component) ?? component)),
      isWrittenOut: (component) =>
        loose && madeFor === 'schemas' && names.strict.has(component) && !names.loose.has(component),
      isTag: (component, property) =>
        component !== undefined && (tags.get(component)?.has(property) ?? false),
    });
  const strict = viewer(false);
  const loose = viewer(true);

  const models = new Map([...names.loose].map((name) => [name, name]));
  for (const [component, name] of names.strict) models.set(name, component);
  checkNames(document, all, models, refused);

  const schemas: ViewNode = {};
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const pointer = childPointer('', 'components', 'schemas', name);
    if (names.loose.has(name)) schemas[name] = loose.view(schema, pointer, name);
    const input = names.strict.get(name);
    if (input !== undefined) schemas[input] = strict.view(schema, pointer, name);
  }

  const paths: Record<string, ViewNode> = {};
  for (const operation of all) {
    const view = noting(refused, () => operationView(document, operation, strict, loose, schemas), {});
    paths[operation.path] = { ...paths[operation.path], [operation.method]: view };
  }
  if (refused.length > 0) throw new UnsupportedShapes(refused);
  return {
    openapi: '3.1.0',
    info: { title: document.info.title, version: document.info.version },
    servers: [{ url: 'https://client.invalid' }],
    paths,
    components: { schemas },
  };
}
