import type { Finding, Rule } from '../../spec.ts';

/** `x-reconcile` names an operation that exists and reads. */
export const reconcile: Rule = {
  name: 'reconcile',
  severity: 'error',
  *check({ operations }): Generator<Finding> {
    for (const { id, pointer, extensions } of operations) {
      const { operation: wanted } = (extensions['x-reconcile'] ?? {}) as Record<string, unknown>;
      if (typeof wanted !== 'string') continue;
      const found = operations.find((one) => one.id === wanted);
      const at = `${pointer}/x-reconcile/operation`;
      if (!found) {
        const reads = operations.filter((one) => one.method === 'get').map((one) => one.id);
        yield {
          pointer: at,
          message: `${id}: no operation \`${wanted}\` to ask. Name one by its operationId: ${reads.join(', ')}.`,
        };
      } else if (found.method !== 'get' && found.id !== id) {
        yield {
          pointer: at,
          message: `${id}: \`${wanted}\` is a ${found.method.toUpperCase()}. Name an operation that only reads.`,
        };
      }
    }
  },
};
