import type { OpenApi, Parameter } from '../../../shared/openapi.ts';
import type { ParameterGroup } from '../model/operation-page.ts';
import { code } from './code.ts';

const PART: Readonly<Record<ParameterGroup['place'], string>> = {
  path: 'path',
  query: 'query',
  header: 'headers',
};

/** How the client comes by a parameter that callers need not give. */
export function howManaged(document: OpenApi, parameter: Parameter, place: ParameterGroup['place']): string {
  const { constant, option } = (parameter['x-managed'] ?? {}) as { constant?: string; option?: string };
  if (constant !== undefined) return `Always ${code(constant)}; the client sends it.`;
  if (option !== undefined)
    return `From the client's option ${code(option)}, unless the call gives another one in ${code(PART[place])}.`;
  const { format } = (document['x-idempotency'] ?? {}) as { format?: string };
  const kind = format === 'uuid' ? 'a random UUID' : 'a random one';
  return `The idempotency key of the call: ${kind}, unless you give ${code('idempotencyKey')}. It stays the same over all attempts.`;
}
