import type { Schema } from '../../../shared/openapi.ts';
import { type LimitChange, limitText } from './limit-change.ts';

/** One end of a range of numbers, as the schema writes it. */
interface End {
  readonly limit: string;
  readonly value: number;
  /** The numbers that pass are larger than this one; those of an upper end are taken negative. */
  readonly from: number;
  /** Whether `from` itself is refused. */
  readonly isOpen: boolean;
}

/** Compares one end of the range of numbers that pass, whichever keyword sets it: the stricter one of both decides. */
export function compareRange(
  before: Schema,
  after: Schema,
  end: 'Minimum' | 'Maximum',
  isWhole: boolean,
): LimitChange[] {
  const was = endOf(before, end, isWhole);
  const is = endOf(after, end, isWhole);
  const difference = strictness(is, was);
  const limit = is?.limit ?? was?.limit;
  if (difference === 0 || limit === undefined) return [];
  return [
    {
      limit,
      verdict: difference > 0 ? 'tighter' : 'looser',
      before: limitText(was?.limit ?? limit, was?.value),
      after: limitText(limit, is?.value),
    },
  ];
}

function endOf(schema: Schema, end: 'Minimum' | 'Maximum', isWhole: boolean): End | undefined {
  const sign = end === 'Minimum' ? 1 : -1;
  const ends = [end === 'Minimum' ? ('minimum' as const) : ('maximum' as const), `exclusive${end}` as const]
    .flatMap((limit): End[] => {
      const value = schema[limit];
      if (value === undefined) return [];
      const isOpen = limit.startsWith('exclusive');
      // Of whole numbers, those above 9 are those from 10 on.
      if (isWhole && isOpen) return [{ limit, value, from: Math.floor(value * sign) + 1, isOpen: false }];
      return [{ limit, value, from: isWhole ? Math.ceil(value * sign) : value * sign, isOpen }];
    })
    .sort((a, b) => strictness(b, a));
  return ends[0];
}

/** Above 0 where the first is stricter. */
function strictness(a: End | undefined, b: End | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.from === b.from ? Number(a.isOpen) - Number(b.isOpen) : a.from - b.from;
}
