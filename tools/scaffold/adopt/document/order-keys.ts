import { walkSpec } from '../../../lint/walk-spec.ts';
import { type Draft, type Node, replace } from '../finding.ts';

/** The order of keys of specs/README.md; `x-` stands for every other extension, `*` for all that is not named. */
const orders: Readonly<Record<string, readonly string[]>> = {
  operation: [
    'operationId',
    'summary',
    'description',
    'deprecated',
    'tags',
    'x-sdk',
    'x-source',
    'x-',
    'security',
    'parameters',
    'requestBody',
    'responses',
  ],
  schema: ['type', 'description', 'x-', 'required', 'properties', '*', 'examples'],
  parameter: ['name', 'in', 'required', 'description', 'x-', '*', 'schema', 'content'],
};

/** Writes operations, schemas and parameters in the order that readers of our specs know. */
export function orderKeys({ document }: Draft): void {
  for (const { kind, value, isRef } of walkSpec(document)) {
    const order = orders[kind];
    if (order === undefined || isRef) continue;
    const rank = (key: string): number => {
      const own = order.indexOf(key);
      if (own >= 0) return own;
      return order.indexOf(key.startsWith('x-') ? 'x-' : '*');
    };
    const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
    replace(value as Node, Object.fromEntries(entries));
  }
}
