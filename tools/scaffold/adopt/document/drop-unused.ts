import { childPointer } from '../../../shared/json-pointer.ts';
import { methods, operations } from '../../../shared/openapi.ts';
import { asNode, type Draft, type Node } from '../finding.ts';
import { refsBelow } from './refs-below.ts';

/** Takes out the components, tags and empty paths that no operation uses. Returns the names of the models among them. */
export function dropUnused({ document }: Draft): string[] {
  const models: string[] = [];
  const paths = document.paths as Node;
  for (const [path, item] of Object.entries(paths)) {
    if (!methods.some((method) => method in asNode(item))) delete paths[path];
  }
  const used = refsBelow(document, ['/paths']);
  const components = asNode(document.components);
  for (const [kind, named] of Object.entries(components)) {
    if (kind === 'securitySchemes') continue;
    for (const name of Object.keys(asNode(named))) {
      if (used.has(`#${childPointer('/components', kind, name)}`)) continue;
      delete asNode(named)[name];
      if (kind === 'schemas') models.push(name);
    }
    if (Object.keys(asNode(named)).length === 0) delete components[kind];
  }
  const tags = new Set([...operations(document)].flatMap(({ object }) => object.tags ?? []));
  const described = (document.tags ?? []).filter(({ name }) => tags.has(name));
  const names = new Set(described.map(({ name }) => name));
  asNode(document).tags = [
    ...described,
    ...[...tags].filter((name) => !names.has(name)).map((name) => ({ name })),
  ];
  return models;
}
