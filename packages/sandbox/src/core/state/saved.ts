import { shown } from '../faults/shown.ts';
import { checkEvent } from './check-event.ts';
import type { Event } from './ledger.ts';

const VERSION = 1;

/** A sandbox as it was: what another one goes on from. */
export interface Past {
  readonly events: readonly Event[];
  /** How late it was. */
  readonly now: number;
  /** How many events made the account that was there from the beginning. */
  readonly begun: number;
}

/** Events as JSON lines, below a line that says of which vendor, in which form, how many and how late it was. */
export function formatSaved(vendor: string, { events, now, begun }: Past): string {
  return [{ sandbox: vendor, version: VERSION, now, begun, events: events.length }, ...events]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** Reads what was saved; throws for what is of another vendor or form, and for a line that is none. */
export function readSaved(vendor: string, text: string): Past {
  const lines = text.split('\n');
  if (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  const [first, ...events] = lines.map((line, index) => parsed(line, index + 1));
  const head = first ?? {};
  if (head.sandbox !== vendor || head.version !== VERSION) {
    throw new TypeError(
      `\`load\`: line 1: this is no saved sandbox of ${vendor}, version ${VERSION}, but ${String(head.sandbox)}, version ${String(head.version)}.`,
    );
  }
  const { now, begun } = head;
  if (typeof now !== 'number' || !Number.isFinite(now))
    throw wrong(1, `\`now\` is ${shown(now)}, and no number`);
  if (!Number.isInteger(head.events)) throw wrong(1, `\`events\` is ${shown(head.events)}, and no count`);
  if (head.events !== events.length) {
    const why = Number(head.events) > events.length ? 'the text is cut off' : 'lines were added';
    throw wrong(1, `\`events\` is ${shown(head.events)}, and ${events.length} follow: ${why}`);
  }
  if (!Number.isInteger(begun) || Number(begun) < 0 || Number(begun) > events.length)
    throw wrong(1, `\`begun\` is ${shown(begun)}, and there are ${events.length} events`);
  for (const [index, event] of events.entries()) {
    const defect = checkEvent(event, index + 1);
    if (defect !== undefined) throw wrong(index + 2, defect);
  }
  return { events: events as unknown as readonly Event[], now, begun: Number(begun) };
}

type Line = Readonly<Record<string, unknown>>;

function parsed(line: string, number: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw wrong(number, `it is no JSON, or cut off: ${shown(line)}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Line;
  throw wrong(number, `it is ${shown(value)}, and no object`);
}

function wrong(line: number, defect: string): TypeError {
  return new TypeError(`\`load\`: line ${line} is not what \`save()\` wrote: ${defect}.`);
}
