import { refuse } from '../../core/refusal.ts';

/** Related rows that a filter may load along, by the name of the relation. */
export type Relations<Row> = Readonly<Record<string, (row: Row) => unknown>>;

/** What a filter says of each row: which fields, and what is loaded along. */
export interface Selection {
  readonly fields?: unknown;
  readonly include?: unknown;
}

/** Makes what cuts a row to the fields that are asked for, and loads what is to come along. */
export function selecting<Row extends object>(
  { fields, include }: Selection,
  relations: Relations<Row> = {},
): (row: Row) => object {
  const names = namesIn(include);
  for (const name of names) {
    if (!Object.hasOwn(relations, name)) throw refuse('malformed', `Relation \`${name}\` is not defined.`);
  }
  const keeps = readFields(fields);
  return (row) => {
    const kept = Object.fromEntries(Object.entries(row).filter(([name]) => keeps(name)));
    for (const name of names) kept[name] = relations[name]?.(row);
    return kept;
  };
}

/** `'payments'`, `['payments']`, `{ relation: 'payments' }` or `{ tax: 'taxRate' }`: what is nested further is not followed. */
function namesIn(include: unknown): readonly string[] {
  if (include === undefined || include === null) return [];
  if (typeof include === 'string') return [include];
  if (Array.isArray(include)) return include.flatMap(namesIn);
  if (typeof include !== 'object') throw refuse('malformed', '`include` names relations.');
  return 'relation' in include ? namesIn(include.relation) : Object.keys(include);
}

/** An answer without its id would not be one by the spec: it stays. */
function readFields(fields: unknown): (name: string) => boolean {
  if (typeof fields !== 'object' || fields === null) return () => true;
  const said = new Map(Object.entries(fields));
  const picks = [...said.values()].includes(true);
  return (name) => name === 'id' || (said.get(name) ?? !picks) === true;
}
