import type { Call, Reply, World } from '../core/contracts.ts';
import { orderBy } from '../core/order-by.ts';
import { existing } from '../core/state/world.ts';

/** What every object of Keyline has. */
export interface Recorded {
  readonly id: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Tables, and the ids that they begin with: a printery that has been at work for years. */
const FIRST_IDS = {
  organizations: 4711,
  people: 1318,
  addresses: 195_871,
  business_units: 31,
  carriers: 61,
  stock_finishings: 402,
  stock_substrates: 15_204,
  materials: 48_120,
  product_templates: 5,
  service_templates: 5,
  orders: 20_418,
  products: 30_950,
  print_data_files: 61_240,
  invoices: 31_899,
  line_items: 49_950,
  payment_terms: 16_510,
} as const;

/** The kinds of object that are counted. */
export type Kind = keyof typeof FIRST_IDS;

/** A row without what the sandbox gives it. */
export type Fields<Row extends Recorded> = Omit<Row, keyof Recorded>;

/** The next id of a kind. */
export function nextId(world: World, kind: Kind): number {
  return FIRST_IDS[kind] + world.next(kind) - 1;
}

/** Gives fields an id and their times. */
export function recorded<const Row extends object>(world: World, kind: Kind, fields: Row): Row & Recorded {
  const at = world.now.toISOString();
  return { ...fields, id: nextId(world, kind), created_at: at, updated_at: at };
}

/** Puts a new object into its table. */
export function create<Row extends Recorded>(world: World, kind: Kind, fields: Fields<Row>): Row {
  const row = recorded(world, kind, fields) as unknown as Row;
  return world.table<Row>(kind).put(String(row.id), row);
}

/** Changes the given fields of an object. */
export function change<Row extends Recorded>(
  world: World,
  kind: Kind,
  row: Row,
  fields: Partial<Fields<Row>>,
): Row {
  return world.table<Row>(kind).put(String(row.id), touched(world, row, fields));
}

/** A row with other fields, changed now. */
export function touched<Row extends Recorded>(world: World, row: Row, fields: Partial<Fields<Row>>): Row {
  return { ...row, ...fields, updated_at: world.now.toISOString() };
}

/** The object of that id; 404 if there is none. */
export function find<Row extends Recorded>(world: World, kind: Kind, id: string | number | undefined): Row {
  return existing(world.table<Row>(kind).get(String(id)), `${id} of ${kind}`);
}

/** Those changed last first, as the live service was seen to list what changes most. */
export function lastChangedFirst<Row extends Recorded>(rows: readonly Row[]): Row[] {
  return orderBy(rows.toReversed(), 'updated_at', 'desc');
}

/** A page of rows as they are shown: only those on the page are made ready. */
export function pageOfViews<Row extends object>(
  page: Call['page'],
  rows: readonly Row[],
  view: (row: Row) => object,
): Reply {
  const reply = page(rows);
  return { ...reply, body: (reply.body as readonly Row[]).map(view) };
}

/** Six capital letters or digits that stand for no other object. */
export function nextReference(world: World): string {
  const taken = world.table('references');
  for (;;) {
    const reference = Array.from({ length: 6 }, () => SIGNS.charAt(world.ids.random() * SIGNS.length)).join(
      '',
    );
    if (taken.get(reference)) continue;
    taken.put(reference, {});
    return reference;
  }
}

// Without 0, 1, I and O, which people read wrong.
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A moment as answers write it. */
export function momentOf<Value extends string | null | undefined>(text: Value): Value | string {
  const time = new Date(text ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}
