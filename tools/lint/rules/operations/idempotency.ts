import type { Finding, Rule } from '../../spec.ts';

const writes = ['post', 'patch', 'put', 'delete'];

/** The idempotency header stands on writes only, is supplied by the client, and is declared where the root says so. */
export const idempotency: Rule = {
  name: 'idempotency',
  severity: 'error',
  *check({ document, operations, nodes }): Generator<Finding> {
    const { header } = (document['x-idempotency'] ?? {}) as { header?: string };
    let used = false;
    for (const { id, method, pointer, parameters } of operations) {
      const found = parameters.find((one) => one.in === 'header' && sameHeader(one.name, header));
      if (!found) continue;
      used = true;
      if (!writes.includes(method)) {
        yield {
          pointer,
          message: `${id} is a ${method.toUpperCase()} and declares \`${found.name}\`. Only POST, PATCH, PUT and DELETE are made repeatable: take the parameter out.`,
        };
      }
    }
    if (header !== undefined && !used) {
      yield {
        pointer: '/x-idempotency/header',
        message: `No operation declares the header \`${header}\`. Declare it as a parameter of the writes that it covers.`,
      };
    }
    for (const { kind, pointer, value, isRef } of nodes) {
      if (kind !== 'parameter' || isRef) continue;
      const isKey = value.in === 'header' && sameHeader(String(value.name), header);
      const managed = (value['x-managed'] ?? {}) as Record<string, unknown>;
      if (isKey && managed.idempotencyKey !== true) {
        yield {
          pointer,
          message: 'The client supplies this key. Say so: `x-managed: { idempotencyKey: true }`.',
        };
      } else if (!isKey && managed.idempotencyKey === true) {
        yield {
          pointer: `${pointer}/x-managed`,
          message: `This is not the header that \`x-idempotency\` of the root names (${header ?? 'none'}). Write there: \`x-idempotency: { header: ${String(value.name)}, … }\`.`,
        };
      }
    }
  },
};

function sameHeader(name: string, header: string | undefined): boolean {
  return name.toLowerCase() === header?.toLowerCase();
}
