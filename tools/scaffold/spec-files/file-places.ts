import { posix } from 'node:path';
import type { OpenApi } from '../../shared/openapi.ts';
import { camelCase, kebabCase, unique } from '../names.ts';

/** Where the parts of a document are written, relative to the API's folder. */
export interface FilePlaces {
  /** By path: `resources/orders/item.yaml`. */
  readonly pathItems: ReadonlyMap<string, string>;
  /** By reference: `#/components/schemas/Order` → `resources/orders/models/Order.yaml`. */
  readonly components: ReadonlyMap<string, string>;
}

const componentFolders: Readonly<Record<string, string>> = {
  schemas: 'models',
  examples: 'examples',
  parameters: 'parameters',
  headers: 'headers',
  responses: 'responses',
};

/** Finds a place for every path item and component: with its resource when that alone uses it, else in `shared/`. */
export function filePlaces(document: OpenApi): FilePlaces {
  const pathItems = placePathItems(document);
  const users = new Map<string, Set<string>>();
  for (const [path, file] of pathItems) {
    markUsers(document, document.paths?.[path], posix.dirname(file), users);
  }
  const components = new Map<string, string>();
  for (const [kind, folder] of Object.entries(componentFolders)) {
    for (const name of Object.keys(document.components?.[kind as 'schemas'] ?? {})) {
      const ref = `#/components/${kind}/${name}`;
      const [owner = 'shared', ...others] = users.get(ref) ?? [];
      const home = others.length === 0 ? owner : 'shared';
      components.set(ref, `${home}/${folder}/${name}.yaml`);
    }
  }
  return { pathItems, components };
}

function placePathItems(document: OpenApi): Map<string, string> {
  const places = new Map<string, string>();
  const taken = new Set<string>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const resource = resourceOf(path, item);
    const name = `resources/${kebabCase(resource)}/${fileName(path, resource)}`;
    places.set(path, `${unique(name, taken, '-')}.yaml`);
  }
  return places;
}

/** The group that the path's operations have in the client, else the first word of the path. */
function resourceOf(path: string, item: Readonly<Record<string, unknown>>): string {
  for (const operation of Object.values(item)) {
    const group = (operation as { 'x-sdk'?: { group?: string } } | null)?.['x-sdk']?.group;
    if (group !== undefined) return group.split('.')[0] ?? group;
  }
  return camelCase(path.split('/').find((part) => /^\w/.test(part)) ?? 'root');
}

/**
 * `/orders` → `collection`, `/orders/{id}` → `item`, `/orders/{id}/cancel` → `item-cancel`; where the path does not name the
 * resource, all of its words: `/v1/tills/{id}` → `tills-item`.
 */
function fileName(path: string, resource: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const isParameter = (part: string) => part.startsWith('{');
  const own = parts.findIndex((part) => !isParameter(part) && camelCase(part) === resource);
  const named = (list: readonly string[]) =>
    list.map((part) => (isParameter(part) ? 'item' : kebabCase(part)));
  const rest = named(parts.slice(own + 1));
  const all = named(parts.filter((part) => !/^(v\d+|api)$/i.test(part))).join('-');
  if (own < 0 && all !== '') return all;
  return (rest[0] === 'item' ? rest : ['collection', ...rest]).filter((part) => part !== '').join('-');
}

/** Notes which folder each component is used from, through other components too. */
function markUsers(document: OpenApi, node: unknown, folder: string, users: Map<string, Set<string>>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key !== '$ref' || typeof value !== 'string') {
      markUsers(document, value, folder, users);
      continue;
    }
    const known = users.get(value) ?? new Set();
    users.set(value, known);
    if (known.has(folder)) continue;
    known.add(folder);
    const [, , kind = '', name = ''] = value.split('/');
    // What a shared file uses is shared as well.
    const home = kind === 'schemas' || kind === 'examples' ? folder : 'shared';
    if (home === 'shared') known.add('shared');
    markUsers(document, document.components?.[kind as 'schemas']?.[name], home, users);
  }
}
