import { childPointer } from '../../shared/json-pointer.ts';
import type { Place } from '../schemas/places.ts';
import { isJsonObject, type JsonObject, withKey, withoutKeys } from '../values/change-at.ts';
import { anyKind } from '../values/kinds.ts';
import type { Change, MutationContext } from './mutation.ts';
import { abbreviate } from './mutation.ts';
import { textChanges } from './text-changes.ts';

/** Keys that objects in JavaScript have without being given them, and keys that look like nothing. */
const oddKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '0', 'é', '😀'];

/** Values that few fields take. A field that is there has a place of its own, where every kind of value is tried. */
const misfits = [null, true, [[null]]];

/** Changes to an object, aimed at which members it has. The members' own values have places of their own. */
export function objectChanges(place: Place, context: MutationContext): Change[] {
  return [
    ...requiredChanges(place),
    ...propertyChanges(place, context),
    ...unknownFieldChanges(place),
    ...mapChanges(place, context),
    ...sizeChanges(place, context),
    ...keyChanges(place, context),
  ];
}

function requiredChanges({ schema }: Place): Change[] {
  const { required, properties = {} } = schema;
  if (required === undefined) return [];
  return [
    ...required.map((key) =>
      onObject('required', `\`${key}\` left out`, (object) => withoutKeys(object, (name) => name === key)),
    ),
    // Absent is not null, and the type has a say as well.
    ...required.map((key) =>
      onObject('required', `\`${key}\` set to null`, (object) => withKey(object, key, null)),
    ),
    onObject('required', 'everything optional left out', (object) =>
      withoutKeys(object, (name) => !required.includes(name)),
    ),
    ...Object.keys(properties)
      .filter((key) => !required.includes(key))
      .map((key) =>
        onObject('required', `optional \`${key}\` left out`, (object) =>
          withoutKeys(object, (name) => name === key),
        ),
      ),
    onObject('required', 'emptied', () => ({})),
  ];
}

function propertyChanges({ schema, pointer }: Place, { samples }: MutationContext): Change[] {
  return Object.keys(schema.properties ?? {}).flatMap((key) => [
    ...samples(childPointer(pointer, 'properties', key)).map((value) =>
      onObject('properties', `\`${key}\` set to ${abbreviate(value)}`, (object) =>
        withKey(object, key, value),
      ),
    ),
    ...misfits.map((value) =>
      onObject('properties', `\`${key}\` set to ${abbreviate(value)}`, (object) =>
        withKey(object, key, value),
      ),
    ),
  ]);
}

function unknownFieldChanges({ schema }: Place): Change[] {
  const { additionalProperties, properties = {} } = schema;
  if (typeof additionalProperties === 'object') return [];
  const keyword = 'additionalProperties: false';
  const [known = 'x'] = Object.keys(properties);
  const lookalikes = [known.toUpperCase(), `${known} `, `${known}s`];
  return [
    onObject(keyword, 'as it is', (object) => object),
    ...['unknown_field', ...oddKeys, ...lookalikes].map((key) =>
      onObject(keyword, `unknown field \`${key}\` added`, (object) => withKey(object, key, 'x')),
    ),
    onObject(keyword, 'unknown field added with the value null', (object) =>
      withKey(object, 'unknown_field', null),
    ),
  ];
}

function mapChanges({ schema, pointer }: Place, { samples }: MutationContext): Change[] {
  if (typeof schema.additionalProperties !== 'object') return [];
  const keyword = 'additionalProperties: schema';
  const values = samples(childPointer(pointer, 'additionalProperties'));
  return [
    ...values.flatMap((value) =>
      ['another_key', ...oddKeys].map((key) =>
        onObject(keyword, `entry \`${key}\` added`, (object) => withKey(object, key, value)),
      ),
    ),
    ...anyKind.map((value) =>
      onObject(keyword, `entry added with ${abbreviate(value)}`, (object) =>
        withKey(object, 'another_key', value),
      ),
    ),
    // The odd key has to be right as well as its value.
    onObject(keyword, 'entry `__proto__` added with a value of no kind', (object) =>
      withKey(object, '__proto__', [[null]]),
    ),
  ];
}

function sizeChanges({ schema, pointer }: Place, { samples }: MutationContext): Change[] {
  const { minProperties, maxProperties, properties = {}, additionalProperties } = schema;
  const [value = 'x'] =
    typeof additionalProperties === 'object' ? samples(childPointer(pointer, 'additionalProperties')) : [];
  const known = Object.keys(properties).flatMap((key): [string, unknown][] => {
    const [sample] = samples(childPointer(pointer, 'properties', key));
    return sample === undefined ? [] : [[key, sample]];
  });
  const resize =
    (size: number) =>
    (object: JsonObject): JsonObject => {
      const extra = Array.from({ length: size }, (_, index): [string, unknown] => [`key_${index}`, value]);
      const all = new Map([...Object.entries(object), ...known, ...extra]);
      return Object.fromEntries([...all].slice(0, size));
    };
  const sizes = (keyword: string, counts: readonly number[]): Change[] =>
    counts
      .filter((count) => count >= 0)
      .flatMap((count) => [
        onObject(keyword, `cut or filled to ${count} members`, resize(count)),
        onObject(keyword, `cut or filled to ${count} members, one of them \`__proto__\``, (object) =>
          count === 0 ? {} : withKey(resize(count - 1)(object), '__proto__', value),
        ),
      ]);
  return [
    ...(minProperties === undefined ? [] : sizes('minProperties', [minProperties - 1, minProperties])),
    ...(maxProperties === undefined ? [] : sizes('maxProperties', [maxProperties, maxProperties + 1])),
  ];
}

function keyChanges({ schema, pointer }: Place, { samples }: MutationContext): Change[] {
  const { propertyNames, additionalProperties } = schema;
  if (propertyNames === undefined) return [];
  const [value = 'x'] =
    typeof additionalProperties === 'object' ? samples(childPointer(pointer, 'additionalProperties')) : [];
  const keys = textChanges(propertyNames).map(({ keyword, change }) => ({
    keyword,
    key: String(change('')),
  }));
  const entry = (keyword: string, key: string): Change =>
    onObject(keyword, `entry ${abbreviate(key)} added`, (object) => withKey(object, key, value));
  return [
    ...keys.map(({ keyword, key }) => ({ ...entry(keyword, key), schema: propertyNames })),
    ...[...oddKeys, ...keys.map(({ key }) => key)].map((key) => entry('propertyNames', key)),
    // A key of digits is still a text.
    ...keys.map(({ key }) => entry('propertyNames', '1'.repeat(key.length))),
  ];
}

function onObject(keyword: string, what: string, change: (object: JsonObject) => unknown): Change {
  return { keyword, what, change: (value) => (isJsonObject(value) ? change(value) : value) };
}
