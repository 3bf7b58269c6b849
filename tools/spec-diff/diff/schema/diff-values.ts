import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../../shared/openapi.ts';
import { code, type Report } from '../change.ts';
import type { Direction } from './direction.ts';

interface Values {
  readonly known: readonly unknown[];
  /** Whether other values pass in a request. */
  readonly isOpen: boolean;
}

/** Compares the values that two schemas list: `enum`, `const` and `x-open-enum`. */
export function diffValues(direction: Direction, before: Schema, after: Schema, report: Report): void {
  const was = valuesOf(before);
  const is = valuesOf(after);
  const fresh = is.known.filter((value) => !was.known.includes(value));
  const gone = was.known.filter((value) => !is.known.includes(value));
  const isListed = was.known.length > 0 && is.known.length > 0;
  if (was.isOpen !== is.isOpen) {
    if (is.isOpen) report(`${direction}-values-opened`);
    else report(`${direction}-values-closed`, { after: list(is.known) });
    // In answers the types still list what came and went.
    if (direction === 'request' || !isListed) return;
  }
  if (!isListed) {
    if (!isDeepStrictEqual(was.known, is.known)) report('known-values');
    return;
  }
  if (fresh.length > 0) report(`${direction}-value-added`, { after: list(fresh) });
  if (gone.length === 0) return;
  if (direction === 'request' && is.isOpen) report('known-values');
  else report(`${direction}-value-removed`, { before: list(gone) });
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
