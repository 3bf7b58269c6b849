import { type Change, createTables, frozenCopy, type Table } from './tables.ts';

/** A request has come. */
export interface RequestFact {
  readonly kind: 'request';
  readonly operation: string | undefined;
  readonly method: string;
  /** With the query. */
  readonly target: string;
  /** The idempotency key. */
  readonly key?: string;
  /** Which logical call it is an attempt of, where the request says so in `x-sandbox-call`. */
  readonly call?: string;
}

/** A write has been carried out: what the vendor really did. */
export interface DoneFact {
  readonly kind: 'done';
  /** The number of the request. */
  readonly request: number;
  readonly operation: string;
  readonly key?: string;
  readonly call?: string;
  readonly path: Readonly<Record<string, string>>;
  /** As it was sent. Absent for forms and where there was none. */
  readonly input?: unknown;
  readonly status: number;
  /** The answer, whether it was told or not. */
  readonly output?: unknown;
}

/** An answer has left, whole or not. */
export interface AnswerFact {
  readonly kind: 'answer';
  readonly request: number;
  readonly status: number;
  /** `whole`, or what a fault made of it: `reset before the headers`. */
  readonly told: string;
  /** It is the stored answer of an earlier request with the same key. */
  readonly replayed?: boolean;
}

/** What happened besides changes of tables. */
export type Fact =
  | RequestFact
  | DoneFact
  | AnswerFact
  | { readonly kind: 'fault'; readonly request: number; readonly name: string; readonly place: string }
  | { readonly kind: 'clock'; readonly advancedMs: number }
  | {
      readonly kind: 'webhook';
      readonly event: string;
      readonly body: unknown;
      readonly delivery: number;
      readonly status: number | string;
    };

/** One thing that happened. `seq` counts from 1, `at` is the sandbox's time in milliseconds since 1970. */
export type Event = (Change | Fact) & { readonly seq: number; readonly at: number };

/** An append-only list of what happened, and the tables that follow from it. */
export interface Ledger {
  readonly events: readonly Event[];
  append(fact: Change | Fact, at: number): Event;
  /** Goes back to when there were so many events, as if the later ones had not happened. */
  cut(length: number): void;
  /** How often somebody outside went back: what was under way before that belongs to no history. */
  epoch: number;
  table<Row extends object>(name: string, now: () => number): Table<Row>;
  /** Another number whenever a table has changed: for what is worked out of one and kept. */
  stamp(table: string): number;
  /** By how much the clock has been advanced. */
  readonly advancedMs: number;
  /** The names of tables that have rows, without those of the sandbox itself. */
  tableNames(): readonly string[];
  /** As they are now; none of a table that nobody has. */
  rows(table: string): readonly object[];
}

/** By how much the clock was advanced in these events. */
export function skippedMs(events: readonly Event[]): number {
  return events.reduce((sum, event) => (event.kind === 'clock' ? sum + event.advancedMs : sum), 0);
}

/** Opens a ledger, with what happened before. */
export function openLedger(before: readonly Event[] = []): Ledger {
  const events: Event[] = [];
  const tables = createTables();
  let advancedMs = 0;
  const take = (event: Event): void => {
    events.push(event);
    if (event.kind === 'put' || event.kind === 'delete') tables.apply(event);
    else if (event.kind === 'clock') advancedMs += event.advancedMs;
  };
  for (const event of before) take(frozenCopy(event));
  const append: Ledger['append'] = (fact, at) => {
    const event: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(fact))
      if (value !== undefined) event[name] = frozenCopy(value);
    event.seq = events.length + 1;
    event.at = at;
    const happened = Object.freeze(event) as unknown as Event;
    take(happened);
    return happened;
  };
  return {
    events,
    append,
    epoch: 0,
    get advancedMs() {
      return advancedMs;
    },
    cut(length) {
      for (const event of events.splice(length).reverse()) {
        if (event.kind === 'put' || event.kind === 'delete') tables.undo();
        else if (event.kind === 'clock') advancedMs -= event.advancedMs;
      }
    },
    stamp: tables.stamp,
    rows: tables.all,
    table: <Row extends object>(name: string, now: () => number): Table<Row> => ({
      get: (id) => tables.get(name, id) as Row | undefined,
      put: (id, row) => {
        const event = append({ kind: 'put', table: name, id, row }, now());
        return (event as Extract<Event, { kind: 'put' }>).row as Row;
      },
      delete: (id) => {
        if (tables.get(name, id) === undefined) return false;
        append({ kind: 'delete', table: name, id }, now());
        return true;
      },
      all: () => tables.all(name) as Row[],
    }),
    tableNames: () => tables.names().filter(isVendors),
  };
}

function isVendors(table: string): boolean {
  return !table.startsWith('$');
}
