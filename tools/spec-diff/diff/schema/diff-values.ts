import type { Schema } from '../../../shared/openapi.ts';
import { code, type Place, type Report, same } from '../change.ts';
import type { Direction } from './direction.ts';

interface Values {
  readonly known: readonly unknown[];
  /** Whether other values pass in a request. */
  readonly isOpen: boolean;
}

/** Compares the values that two schemas list: `enum`, `const` and `x-open-enum`. */
export function diffValues(
  direction: Direction,
  before: Schema,
  after: Schema,
  at: Place,
  report: Report,
): void {
  const was = valuesOf(before);
  const is = valuesOf(after);
  const fresh = is.known.filter((value) => !was.known.includes(value));
  const gone = was.known.filter((value) => !is.known.includes(value));
  const isListed = was.known.length > 0 && is.known.length > 0;
  if (was.isOpen !== is.isOpen) {
    if (is.isOpen) report(`${direction}-values-opened`, at);
    else report(`${direction}-values-closed`, at, { after: list(is.known) });
    // In answers the types still list what came and went.
    if (direction === 'request' || !isListed) return;
  }
  if (!isListed) {
    if (!same(was.known, is.known)) report('known-values', at);
    return;
  }
  if (fresh.length > 0) report(`${direction}-value-added`, at, { after: list(fresh) });
  if (gone.length === 0) return;
  if (direction === 'request' && is.isOpen) report('known-values', at);
  else report(`${direction}-value-removed`, at, { before: list(gone) });
}

function valuesOf(schema: Schema): Values {
  if (schema.const !== undefined) return { known: [schema.const], isOpen: false };
  if (schema.enum !== undefined) {
    return { known: schema.enum.filter((value) => value !== null), isOpen: false };
  }
  return { known: (schema['x-open-enum'] as readonly string[] | undefined) ?? [], isOpen: true };
}

function list(values: readonly unknown[]): string {
  return values.map(code).join(', ');
}
