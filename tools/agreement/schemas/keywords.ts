import { atPointer } from '../../shared/json-pointer.ts';
import type { OpenApi, Schema } from '../../shared/openapi.ts';
import { schemaChildren } from '../../shared/schema-children.ts';

/** One keyword at one place of a spec. */
export interface KeywordSite {
  /** `maxLength`, `format: email`, `additionalProperties: false` … */
  readonly keyword: string;
  readonly schema: Schema;
  /** JSON pointer of the schema. */
  readonly pointer: string;
}

const plain = [
  'type',
  'const',
  'enum',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'items',
  'minItems',
  'maxItems',
  'properties',
  'required',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'oneOf',
  'anyOf',
  'allOf',
  'discriminator',
] as const satisfies readonly (keyof Schema)[];

/** The keywords of one schema that a value can break. Those that cannot refuse anything are left out. */
export function keywordsOf(schema: Schema): string[] {
  const found: string[] = plain.filter((keyword) => keyword in schema && !isIdle(keyword, schema));
  if (schema.format !== undefined && schema.format !== 'binary') found.push(`format: ${schema.format}`);
  if (schema.uniqueItems === true) found.push('uniqueItems');
  if (schema.additionalProperties === false) found.push('additionalProperties: false');
  if (typeof schema.additionalProperties === 'object') found.push('additionalProperties: schema');
  return found;
}

/** Whether a keyword refuses nothing: a least length of 0, fields or items of any kind. */
function isIdle(keyword: keyof Schema, schema: Schema): boolean {
  if (keyword === 'items') return isUnconstrained(schema.items ?? {});
  if (keyword === 'properties') return Object.values(schema.properties ?? {}).every(isUnconstrained);
  if (keyword === 'required') return schema.required?.length === 0;
  return ['minLength', 'minItems', 'minProperties'].includes(keyword) && schema[keyword] === 0;
}

function isUnconstrained(schema: Schema): boolean {
  return schema.$ref === undefined && keywordsOf(schema).length === 0;
}

/** The keyword that JSON Schema objects with: a discriminator has no voice of its own, its union has. */
export function objectingKeyword(keyword: string, schema: Schema): string {
  if (keyword === 'discriminator') return schema.oneOf === undefined ? 'anyOf' : 'oneOf';
  return keyword.replace(/:.*$/, '');
}

/** Whether a keyword refuses a value for what is inside it, by the keywords of another schema. */
export function isApplicator(keyword: string): boolean {
  return ['items', 'properties', 'additionalProperties: schema', 'allOf'].includes(keyword);
}

/** Every keyword of every schema that can be reached from one, references followed. */
export function keywordSites(document: OpenApi, pointer: string): KeywordSite[] {
  const sites: KeywordSite[] = [];
  const seen = new Set<string>();
  visit(pointer, false);
  return sites;

  function visit(at: string, isName: boolean): void {
    const schema = atPointer(document, at) as Schema | undefined;
    if (schema === undefined || seen.has(at)) return;
    seen.add(at);
    for (const keyword of keywordsOf(schema)) {
      // The name of a member is never anything but a string.
      if (!(isName && keyword === 'type')) sites.push({ keyword, schema, pointer: at });
    }
    if (schema.$ref !== undefined) visit(schema.$ref.slice(1), isName);
    for (const child of schemaChildren(schema, at)) visit(child.pointer, child.role === 'names');
  }
}
