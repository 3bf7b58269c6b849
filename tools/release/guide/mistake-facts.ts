import type { Schema } from '../../shared/openapi.ts';
import type { MistakeFacts } from './mistakes.ts';
import type { VendorApi } from './vendor-api.ts';

/** What of the APIs of a package decides which mistakes can be made with it. */
export function mistakeFacts(apis: readonly VendorApi[]): MistakeFacts {
  const all = apis.flatMap(({ spec }) => spec.operations.map(spec.factsOf));
  const windows = all.flatMap(({ idempotency }) => idempotency?.ttlSeconds ?? []);
  const kinds = new Set(apis.flatMap(({ spec }) => decimalKinds(spec.document.components?.schemas ?? {})));
  return {
    keyWindow: windows.length === 0 ? undefined : `${Math.floor(Math.min(...windows) / 3600)} hours`,
    hasUncovered: all.some(({ repeatable }) => repeatable === 'uncovered'),
    hasLists: all.some(({ pagination }) => pagination !== undefined),
    // Where money is text, what is a number is a rate or a count.
    decimals: { asText: kinds.has('text'), asNumber: kinds.has('number') && !kinds.has('text') },
  };
}

/** Whether schemas have decimals as texts (a pattern that takes nothing else), and numbers with a fraction. */
function decimalKinds(node: unknown): readonly ('text' | 'number')[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, pattern } = node as Schema;
  const types = [type ?? []].flat();
  const isText =
    typeof pattern === 'string' &&
    ['1.25', '12.5'].some((text) => new RegExp(pattern).test(text)) &&
    !['a', '1.2.3', '1-2'].some((text) => new RegExp(pattern).test(text));
  return [
    ...(isText ? (['text'] as const) : []),
    ...(types.includes('number') ? (['number'] as const) : []),
    ...Object.values(node).flatMap(decimalKinds),
  ];
}
