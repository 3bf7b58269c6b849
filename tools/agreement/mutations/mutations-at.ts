import type { Place } from '../schemas/places.ts';
import { anyKind } from '../values/kinds.ts';
import { listChanges } from './list-changes.ts';
import type { Change, Mutation, MutationContext } from './mutation.ts';
import { put } from './mutation.ts';
import { numberChanges } from './number-changes.ts';
import { objectChanges } from './object-changes.ts';
import { textChanges } from './text-changes.ts';
import { unionChanges } from './union-changes.ts';

/**
 * Every change worth making at one place: for each keyword of its schema a value just inside and one just
 * outside. Unions and references lead to places of their own, so this looks at one schema object alone.
 */
export function mutationsAt(place: Place, context: MutationContext): Mutation[] {
  const { schema, path, pointer } = place;
  return changesAt(place, context).map((change) => ({ schema, ...change, path, pointer }));
}

function changesAt(place: Place, context: MutationContext): Change[] {
  const { schema, value } = place;
  if (schema.$ref !== undefined) return [];
  const changes = [...typeChanges(place, context), ...valueChanges(place), ...unionChanges(place, context)];
  if (typeof value === 'string') changes.push(...textChanges(schema));
  if (typeof value === 'number') changes.push(...numberChanges(schema));
  if (Array.isArray(value)) changes.push(...listChanges(place, context));
  else if (typeof value === 'object' && value !== null) changes.push(...objectChanges(place, context));
  return changes;
}

function typeChanges({ schema, pointer }: Place, { samples }: MutationContext): Change[] {
  if (schema.type === undefined) return [];
  return [...samples(pointer), ...anyKind].map((value) => put('type', value));
}

function valueChanges({ schema }: Place): Change[] {
  const constants = 'const' in schema ? around([schema.const]).map((value) => put('const', value)) : [];
  const members = (schema.enum === undefined ? [] : around(schema.enum)).map((value) => put('enum', value));
  const known = schema['x-open-enum'] as readonly string[] | undefined;
  // An open set refuses no text, which is what its type says.
  const open = (known === undefined ? [] : around(known)).map((value) => put('type', value));
  return [...constants, ...members, ...open];
}

/** The values, and what is nearly one of them. */
function around(values: readonly unknown[]): unknown[] {
  const [first] = values;
  const texts = values.filter((value) => typeof value === 'string');
  const nearly = texts
    .slice(0, 1)
    .flatMap((text) => [`${text}X`, ` ${text}`, text.toLowerCase(), text.slice(1)]);
  return [
    ...values,
    ...nearly,
    'UNKNOWN_VALUE',
    '',
    null,
    [first],
    typeof first === 'number' ? String(first) : 0,
  ];
}
