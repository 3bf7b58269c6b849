import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BaseResolver, bundle, createConfig, type Source } from '@redocly/openapi-core';
import { childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi } from '../../shared/openapi.ts';

/** Whatever a vendor's document refers to is beside it; nothing is fetched. */
class LocalResolver extends BaseResolver {
  override async loadExternalRef(ref: string): Promise<Source> {
    if (/^https?:/.test(ref))
      throw new Error('it leads to the network; save what it refers to beside the document');
    return super.loadExternalRef(ref);
  }
}

/** Reads an OpenAPI 3.0 or 3.1 document, YAML or JSON, in one file or several, as one document. */
export async function readDocument(from: string): Promise<OpenApi> {
  const file = documentFile(from);
  const result = await bundle({
    ref: file,
    config: await createConfig({}),
    externalRefResolver: new LocalResolver(),
  }).catch((cause: unknown) => {
    throw new Error(`${from} cannot be read: ${cause instanceof Error ? cause.message : cause}`, { cause });
  });
  const broken = result.problems.filter(({ message }) => !message.startsWith('Two schemas'));
  if (broken.length > 0) {
    const list = broken.map(({ message }) => `  ${message.trim()}`).join('\n');
    throw new Error(`${from} cannot be read as one document. Correct it, then run this again:\n${list}`);
  }
  const document = JSON.parse(JSON.stringify(result.bundle.parsed)) as OpenApi & { swagger?: string };
  // What extends the paths is no path.
  for (const key of Object.keys(document.paths ?? {}))
    if (key.startsWith('x-')) delete (document.paths as Record<string, unknown>)[key];
  const version =
    document.openapi ?? (document.swagger === undefined ? 'no version' : `Swagger ${document.swagger}`);
  if (!/^3\.[01]\./.test(version)) {
    throw new Error(`${from} is ${version}; OpenAPI 3.0 and 3.1 are read. Convert it first.`);
  }
  if (Object.keys(document.paths ?? {}).length === 0) {
    throw new Error(`${from} has no paths, so there is nothing to make a client of.`);
  }
  const empty = emptyPlaces(document);
  if (empty.length > 0) {
    const list = empty.map((pointer) => `  ${pointer}`).join('\n');
    throw new Error(
      `${from} has nothing where something is described. Write it there, or take the name out:\n${list}`,
    );
  }
  return document;
}

/** What may be null in a document, since it is a value. */
const VALUES = ['example', 'examples', 'default', 'const', 'enum', 'value'];

/** Pointers of what is null and cannot be: `name:` with nothing behind it. */
function emptyPlaces(node: unknown, pointer = ''): string[] {
  if (node === null) return [pointer];
  if (typeof node !== 'object') return [];
  // Below `properties` these are names of fields.
  const isNames = pointer.endsWith('/properties');
  return Object.entries(node).flatMap(([key, child]) =>
    !isNames && (VALUES.includes(key) || key.startsWith('x-'))
      ? []
      : emptyPlaces(child, childPointer(pointer, key)),
  );
}

function documentFile(from: string): string {
  if (!existsSync(from))
    throw new Error(`${from} is not there. Give an OpenAPI file, or a folder that holds one.`);
  if (!statSync(from).isDirectory()) return from;
  const found = ['openapi.yaml', 'openapi.yml', 'openapi.json']
    .map((name) => join(from, name))
    .find(existsSync);
  if (found === undefined) {
    throw new Error(`${from} holds no openapi.yaml and no openapi.json. Name the file itself.`);
  }
  return found;
}
