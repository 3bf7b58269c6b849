import { childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi, Schema } from '../../shared/openapi.ts';
import type { Place } from '../schemas/places.ts';
import { isJsonObject, withKey } from '../values/change-at.ts';
import type { Change } from './mutation.ts';
import { put } from './mutation.ts';

/** What a vendor may do to its answers tomorrow without breaking a till. */
export type Novelty = 'unknown field' | 'unknown value' | 'unknown variant' | 'offset';

/** A change that the vendor is free to make. */
export interface NovelChange {
  readonly novelty: Novelty;
  readonly what: string;
  readonly change: Change['change'];
}

const tomorrow = 'ADDED_TOMORROW';

/** The tags of every tagged union: pointers of the properties that say which variant an object is. */
export function tagPointers(document: OpenApi): ReadonlySet<string> {
  const found = new Set<string>();
  visit(document);
  return found;

  function visit(node: unknown): void {
    if (Array.isArray(node)) for (const item of node) visit(item);
    else if (isJsonObject(node)) {
      const { propertyName, mapping } = (node as Schema).discriminator ?? {};
      for (const ref of Object.values(mapping ?? {})) {
        found.add(childPointer(ref.slice(1), 'properties', propertyName ?? ''));
      }
      for (const child of Object.values(node)) visit(child);
    }
  }
}

/** The news that may come at one place of an answer. */
export function noveltiesAt({ schema, value, pointer }: Place, tags: ReadonlySet<string>): NovelChange[] {
  const news: NovelChange[] = [];
  const add = (novelty: Novelty, { what, change }: Pick<Change, 'what' | 'change'>): void => {
    news.push({ novelty, what, change });
  };
  if (isJsonObject(value) && isObjectWithFields(schema)) {
    for (const member of [null, 'x', { nested: [1] }]) {
      add('unknown field', {
        what: `unknown field added with ${JSON.stringify(member)}`,
        change: (object) => (isJsonObject(object) ? withKey(object, 'added_tomorrow', member) : object),
      });
    }
  }
  if (typeof value === 'string' && isClosedSet(schema) && !tags.has(pointer)) {
    add('unknown value', put('enum', tomorrow));
  }
  if (typeof value === 'number' && isClosedSet(schema)) add('unknown value', put('enum', value + 1000));
  if (isJsonObject(value) && schema.discriminator !== undefined) {
    const { propertyName } = schema.discriminator;
    add(
      'unknown variant',
      put('discriminator', { [propertyName]: tomorrow, reading: { of: ['any', 'kind'] } }),
    );
    add('unknown variant', {
      what: `\`${propertyName}\` set to ${tomorrow}`,
      change: (object) => (isJsonObject(object) ? withKey(object, propertyName, tomorrow) : object),
    });
  }
  if (schema.format === 'date-time') add('offset', put('format', '2026-06-04T09:15:31+01:00'));
  return news;
}

/** Whether it describes fields. In a map every key is data, and its values have a schema. */
function isObjectWithFields({ type, properties, additionalProperties }: Schema): boolean {
  const isObject = properties !== undefined || [type].flat().includes('object');
  return isObject && typeof additionalProperties !== 'object';
}

function isClosedSet(schema: Schema): boolean {
  return schema.enum !== undefined || 'const' in schema || schema['x-open-enum'] !== undefined;
}
