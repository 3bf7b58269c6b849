import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import type { Place } from '../schemas/places.ts';
import { isJsonObject, type JsonObject, withKey, withoutKeys } from '../values/change-at.ts';
import { anyKind } from '../values/kinds.ts';
import type { Change, MutationContext } from './mutation.ts';
import { put } from './mutation.ts';

const keywords = ['oneOf', 'anyOf'] as const;

/** Changes aimed at a union: to each of its branches, to none of them, to several at once, and to its tag. */
export function unionChanges(place: Place, context: MutationContext): Change[] {
  return keywords.flatMap((keyword) => {
    const branches = place.schema[keyword];
    if (branches === undefined) return [];
    if (branches.every((branch) => branch.required !== undefined && branch.type === undefined)) {
      return fieldSetChanges(keyword, branches);
    }
    const pointers = [...branches.keys()].map((index) => childPointer(place.pointer, keyword, index));
    const samples = pointers.flatMap((pointer) => context.samples(pointer));
    return [
      ...[...samples, ...anyKind].map((value) => put(keyword, value)),
      ...mixtures(keyword, samples),
      ...tagChanges(place.schema, samples),
    ];
  });
}

/** `anyOf: [{ required: [a] }, { required: [b] }]`: with each set of fields, with none, with all. */
function fieldSetChanges(keyword: string, branches: readonly Schema[]): Change[] {
  const all = branches.flatMap((branch) => branch.required ?? []);
  const keeping = (kept: readonly string[], what: string): Change => ({
    keyword,
    what,
    change: (value) =>
      isJsonObject(value) ? withoutKeys(value, (key) => all.includes(key) && !kept.includes(key)) : value,
  });
  return [
    keeping(all, 'as it is'),
    keeping([], 'none of the alternative fields'),
    ...branches.map(({ required = [] }) =>
      keeping(required, `only ${required.join(', ')} of the alternative fields`),
    ),
  ];
}

/** Two branches in one object: a union of which exactly one form may fit must refuse it if both do. */
function mixtures(keyword: string, samples: readonly unknown[]): Change[] {
  const objects = samples.filter(isJsonObject).slice(0, 4);
  return objects.flatMap((first) =>
    objects.filter((second) => second !== first).map((second) => put(keyword, { ...first, ...second })),
  );
}

function tagChanges({ discriminator }: Schema, samples: readonly unknown[]): Change[] {
  if (discriminator === undefined) return [];
  const { propertyName, mapping = {} } = discriminator;
  const onTag = (what: string, change: (object: JsonObject) => unknown): Change => ({
    keyword: 'discriminator',
    what,
    change: (value) => (isJsonObject(value) ? change(value) : value),
  });
  const tags = [
    'UNKNOWN',
    '',
    'constructor',
    '__proto__',
    null,
    1,
    [Object.keys(mapping)[0]],
    ...Object.keys(mapping),
  ];
  return [
    ...samples.map((value) => put('discriminator', value)),
    onTag(`\`${propertyName}\` left out`, (object) => withoutKeys(object, (key) => key === propertyName)),
    ...tags.map((tag) =>
      onTag(`\`${propertyName}\` set to ${JSON.stringify(tag)}`, (object) =>
        withKey(object, propertyName, tag),
      ),
    ),
  ];
}
