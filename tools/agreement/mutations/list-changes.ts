import { distinctTexts } from '../../sample/values/fit-text.ts';
import { childPointer } from '../../shared/json-pointer.ts';
import { type OpenApi, resolve, type Schema } from '../../shared/openapi.ts';
import type { Place } from '../schemas/places.ts';
import { isJsonObject, withKey } from '../values/change-at.ts';
import { anyKind } from '../values/kinds.ts';
import type { Change, MutationContext } from './mutation.ts';

/** Changes to an array, aimed at how many items it has, what they are, and whether they differ. */
export function listChanges({ schema, pointer }: Place, context: MutationContext): Change[] {
  const { items, minItems, maxItems, uniqueItems } = schema;
  const itemPointer = childPointer(pointer, 'items');
  const samples = items === undefined ? ['item', 1] : context.samples(itemPointer);
  const supply = items === undefined ? samples : itemSupply(items, samples, context.document, maxItems ?? 0);
  return [
    ...(items === undefined ? [] : itemChanges(samples)),
    ...(minItems === undefined ? [] : sizes('minItems', [minItems - 1, minItems], supply)),
    ...(maxItems === undefined ? [] : sizes('maxItems', [maxItems, maxItems + 1], supply)),
    ...(uniqueItems === true ? repetitions(supply) : []),
  ];
}

function itemChanges(samples: readonly unknown[]): Change[] {
  return [
    ...samples.map((sample) => onList('items', 'one item more', (list) => [...list, sample])),
    ...samples.map((sample) => onList('items', 'this item alone', () => [sample])),
    ...anyKind.map((value) =>
      onList('items', `first item set to ${JSON.stringify(value)}`, (list) => [value, ...list.slice(1)]),
    ),
  ];
}

function sizes(keyword: string, lengths: readonly number[], supply: readonly unknown[]): Change[] {
  return lengths
    .filter((length) => length >= 0)
    .map((length) =>
      onList(keyword, `cut or filled to ${length} items`, (list) => {
        const fresh = supply.filter((item) => !list.some((other) => isSame(other, item)));
        const all = [...list, ...fresh, ...supply];
        return Array.from(
          { length },
          (_, index) => all[index] ?? all[index % Math.max(1, all.length)] ?? null,
        );
      }),
    );
}

function repetitions(supply: readonly unknown[]): Change[] {
  const keyword = 'uniqueItems';
  return [
    onList(keyword, 'two different items', () => supply.slice(0, 2)),
    onList(keyword, 'first item repeated', (list) => [...list, ...structuredClone(list.slice(0, 1))]),
    onList(keyword, 'first item repeated with its keys in another order', (list) => [
      ...list,
      reversed(list[0]),
    ]),
    onList(keyword, 'first item repeated with an unknown field', (list) => [
      ...list,
      isJsonObject(list[0]) ? withKey(list[0], 'unknown_field', 1) : list[0],
    ]),
  ];
}

/** Items that differ from one another, as many as there is a use for. */
function itemSupply(
  items: Schema,
  samples: readonly unknown[],
  document: OpenApi,
  wanted: number,
): readonly unknown[] {
  const schema = items.$ref === undefined ? items : resolve<Schema>(document, { $ref: items.$ref });
  if (schema.enum !== undefined) return schema.enum;
  return schema.type === 'string' ? distinctTexts(schema, wanted + 2) : samples;
}

function onList(keyword: string, what: string, change: (list: readonly unknown[]) => unknown): Change {
  return { keyword, what, change: (value) => (Array.isArray(value) ? change(value) : value) };
}

function reversed(value: unknown): unknown {
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
