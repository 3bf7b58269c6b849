import { childPointer } from '../shared/json-pointer.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { displayPath, type Problem } from '../shared/problem.ts';
import type { SourceMap } from './source-map.ts';

/**
 * A component's name is its file's name, since it becomes a public name. Redocly gives the second file of a name
 * a number (`Line-2`). Examples alone may share one: nobody sees their names.
 */
export function namingProblems(document: OpenApi, sources: SourceMap): Problem[] {
  return Object.entries(document.components ?? {}).flatMap(([kind, components]) =>
    kind === 'examples'
      ? []
      : Object.keys(components ?? {}).flatMap((name) => namingProblem(kind, name, components ?? {}, sources)),
  );
}

function namingProblem(
  kind: string,
  name: string,
  components: Readonly<Record<string, { readonly $ref?: unknown }>>,
  sources: SourceMap,
): Problem[] {
  const pointer = childPointer('/components', kind, name);
  const wanted = /^(.+)-\d+$/.exec(name)?.[1];
  if (wanted !== undefined && wanted in components) {
    const first = sources.locate(childPointer('/components', kind, wanted));
    const second = sources.locate(pointer);
    const message =
      `Two files claim the name \`${wanted}\` in components.${kind}: ${displayPath(first.file)} and ` +
      `${displayPath(second.file)}. Names are unique within an API: rename one of the files.`;
    return [{ ...second, rule: 'bundle', message }];
  }
  // An entry of the root's list that still is a reference is listed under another name than its file's.
  const ref = components[name]?.$ref;
  const target = typeof ref === 'string' ? ref.split('/').at(-1) : undefined;
  if (target === undefined || sources.isInRoot(ref as string)) return [];
  const message = `components.${kind}.${name} leads to a file named \`${target}\`. Name both alike: \`${target}: { $ref: …/${target}.yaml }\`.`;
  return [{ ...sources.locate(pointer), rule: 'bundle', message }];
}
