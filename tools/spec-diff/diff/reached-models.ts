import { componentName } from '../../generate/naming/component-name.ts';
import type { OpenApi } from '../../shared/openapi.ts';

/** The names of the models that operations refer to, directly or through one another. */
export function reachedModels({ paths, components = {} }: OpenApi): ReadonlySet<string> {
  const { schemas = {}, ...others } = components;
  const reached = new Set<string>();
  const queue = modelsIn({ paths, others });
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    queue.push(...modelsIn(schemas[name] ?? {}));
  }
  return reached;
}

function modelsIn(node: object): string[] {
  const refs = JSON.stringify(node).matchAll(/"(#\/components\/schemas\/[^"]+)"/g);
  return [...refs].map(([, ref = '']) => componentName(ref));
}
