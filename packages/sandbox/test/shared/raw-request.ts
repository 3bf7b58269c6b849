import type { Operation } from '../../src/core/spec/document.ts';
import { operations } from '../../src/core/spec/document.ts';
import type { Sandbox } from '../../src/index.ts';

/** An operation of a sandbox, by its id. */
export function operationOf(sandbox: Sandbox, id: string): Operation {
  const found = [...operations(sandbox.document)].find((one) => one.id === id);
  if (!found) throw new Error(`There is no operation \`${id}\`.`);
  return found;
}

/** What a raw request says; what is not given is left out, so that it can be wrong on purpose. */
export interface RawRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends what no client of ours would send. Path parameters that are not given are an id that nobody has. */
export function rawRequest(
  sandbox: Sandbox,
  operation: Operation,
  request: RawRequest = {},
): Promise<Response> {
  const { path = {}, query = '', headers = {}, body } = request;
  const nobody = '00000000-0000-4000-8000-000000000000';
  const target = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? nobody),
  );
  return sandbox.fetch(sandbox.options.baseUrl + target + query, {
    method: operation.method.toUpperCase(),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Whether an operation asks who calls. */
export function hasSecurity(sandbox: Sandbox, { object }: Operation): boolean {
  return (object.security ?? sandbox.document.security ?? []).length > 0;
}
