import { isFlag } from '../../../generate/operations/is-flag.ts';
import { type Parameter, parameterSchema, type Schema } from '../../../shared/openapi.ts';
import { code } from '../change.ts';

/** Whether calls may give it: the client alone supplies constants and idempotency keys. */
export function isCallers(parameter: Parameter): boolean {
  const { constant, idempotencyKey } = managedOf(parameter);
  return constant === undefined && idempotencyKey === undefined;
}

/** Whether calls may leave it out because the client supplies it, or an option of it. */
export function isSupplied(parameter: Parameter): boolean {
  return !isCallers(parameter) || optionOf(parameter) !== undefined;
}

/** The option of the client that gives it once. */
export function optionOf(parameter: Parameter): string | undefined {
  return managedOf(parameter).option as string | undefined;
}

/** What the client supplies, in words. */
export function constantOf(parameter: Parameter): string {
  const { constant } = managedOf(parameter);
  return constant === undefined ? 'the idempotency key' : code(constant);
}

/** What callers give. A flag is written as an empty string, and given as `true`. */
export function seenByCaller(parameter: Parameter): Schema {
  return isFlag(parameter) ? { type: 'boolean' } : parameterSchema(parameter);
}

function managedOf(parameter: Parameter): Readonly<Record<string, unknown>> {
  return (parameter['x-managed'] as Readonly<Record<string, unknown>> | undefined) ?? {};
}
