import { posix } from 'node:path';
import { stringify } from 'yaml';
import { walkSpec } from '../../lint/walk-spec.ts';
import { pointerSegments } from '../../shared/json-pointer.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { kebabCase, unique } from '../names.ts';
import { type FilePlaces, filePlaces } from './file-places.ts';

/** Texts by path, relative to one folder. */
export type Files = ReadonlyMap<string, string>;

/**
 * Splits one document into the files of a spec (specs/README.md): a root that is a table of contents, a file for each
 * path item, model, parameter, header, response and example. Bundled, they are the same document again.
 */
export function layOut(source: OpenApi): Files {
  const document = structuredClone(source);
  moveExamples(document);
  const places = filePlaces(document);
  referToFiles(document, places);
  const files = new Map([['openapi.yaml', print(rootOf(document, places))]]);
  for (const [path, file] of places.pathItems) files.set(file, print(document.paths?.[path]));
  for (const [ref, file] of places.components) {
    const [, , kind = '', name = ''] = ref.split('/');
    files.set(file, print(document.components?.[kind as 'schemas']?.[name]));
  }
  return files;
}

/** Examples written in place become components, so that each gets a file. */
function moveExamples(document: OpenApi): void {
  const root = document as { components?: { examples?: Record<string, unknown> } };
  root.components ??= {};
  const examples = { ...root.components.examples };
  const taken = new Set(Object.keys(examples));
  for (const { kind, parent, value } of walkSpec(document)) {
    if (kind !== 'mediaType' || (parent !== 'requestBody' && parent !== 'response')) continue;
    const named = (value.examples ?? {}) as Record<string, object>;
    for (const [name, example] of Object.entries(named)) {
      if ('$ref' in example) continue;
      const key = unique(kebabCase(name) || 'example', taken, '-');
      examples[key] = example;
      named[name] = { $ref: `#/components/examples/${key}` };
    }
  }
  if (taken.size > 0) root.components.examples = examples;
}

/** Turns each reference to a component into one to its file, as seen from the file that the reference stands in. */
function referToFiles(document: OpenApi, { pathItems, components }: FilePlaces): void {
  const fileOf = (pointer: string): string => {
    const [section, first = '', second = ''] = pointerSegments(pointer);
    if (section === 'paths') return pathItems.get(first) ?? 'openapi.yaml';
    return components.get(`#/components/${first}/${second}`) ?? 'openapi.yaml';
  };
  const refFrom = (pointer: string, ref: string): string => {
    const target = components.get(ref);
    if (target === undefined) return ref;
    const path = posix.relative(posix.dirname(fileOf(pointer)), target);
    return path.startsWith('.') ? path : `./${path}`;
  };
  for (const { pointer, value, isRef, kind } of walkSpec(document)) {
    const node = value as { $ref?: string; discriminator?: { mapping?: Record<string, string> } };
    if (isRef && node.$ref !== undefined) node.$ref = refFrom(pointer, node.$ref);
    const mapping = kind === 'schema' ? node.discriminator?.mapping : undefined;
    for (const [tag, ref] of Object.entries(mapping ?? {})) {
      if (mapping !== undefined) mapping[tag] = refFrom(pointer, ref);
    }
  }
}

/** The root in the order that specs/README.md knows; paths and schemas are references. */
function rootOf(document: OpenApi, places: FilePlaces): Record<string, unknown> {
  const { openapi, info, servers, security, tags, paths, components = {}, ...extensions } = document;
  const { securitySchemes, schemas = {} } = components;
  return {
    openapi,
    info,
    ...extensions,
    ...(servers === undefined ? {} : { servers }),
    ...(security === undefined ? {} : { security }),
    ...(tags === undefined ? {} : { tags }),
    paths: Object.fromEntries([...places.pathItems].map(([path, file]) => [path, { $ref: file }])),
    components: {
      ...(Object.keys(securitySchemes ?? {}).length === 0 ? {} : { securitySchemes }),
      schemas: Object.fromEntries(
        Object.keys(schemas).map((name) => [
          name,
          { $ref: places.components.get(`#/components/schemas/${name}`) },
        ]),
      ),
    },
  };
}

function print(node: unknown): string {
  return stringify(node, { lineWidth: 110, singleQuote: true, aliasDuplicateObjects: false });
}
