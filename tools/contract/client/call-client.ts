import type { SampledRequest } from '../../sample/sample-requests.ts';
import { givesManaged } from '../spec/expected-request.ts';
import { isFlag } from '../spec/is-flag.ts';
import type { OperationFacts } from '../spec/operation-facts.ts';

/** The module of one entry point: `create<Name>`, `create<Name>Client` and a function for each operation. */
export interface ClientModule {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** How an operation is reached: as a tree-shakable function, or bound in the groups. */
export type CallForm = 'function' | 'bound';

type AnyFunction = (argument: Readonly<Record<string, unknown>>) => unknown;

/** Makes a client and calls one operation. What comes back is the operation's own: a promise, or a lazy list. */
export function callClient(
  module: ClientModule,
  facts: OperationFacts,
  form: CallForm,
  options: Readonly<Record<string, unknown>>,
  args: Readonly<Record<string, unknown>>,
): unknown {
  if (form === 'function') {
    const client = exported(module, `create${module.name}Client`)(options);
    return exported(module, facts.functionName)({ ...args, client });
  }
  const api = exported(module, `create${module.name}`)(options);
  return boundOperation(module, facts, api)(args);
}

/** What a caller passes for a sample: only the groups that hold something. */
export function argumentsFor(
  facts: OperationFacts,
  sample: SampledRequest,
): Readonly<Record<string, unknown>> {
  const path = { ...sample.path };
  const query = { ...sample.query };
  const headers = { ...sample.headers };
  let idempotencyKey: unknown;
  for (const { name, 'x-strip-prefix': prefix } of facts.operation.parameters) {
    // A value as answers hold it: the client must take the prefix off.
    if (typeof prefix === 'string' && sample.fill === 'full') path[name] = `${prefix}${path[name]}`;
  }
  for (const { name, in: place, 'x-managed': rule } of facts.operation.parameters) {
    if (rule === undefined || !givesManaged(sample) || sample.managed[name] === undefined) continue;
    const { option, idempotencyKey: isKey } = rule as { option?: string; idempotencyKey?: true };
    if (isKey) idempotencyKey = sample.managed[name];
    const part = place === 'path' ? path : place === 'query' ? query : headers;
    if (option !== undefined) part[name] = sample.managed[name];
  }
  for (const parameter of facts.operation.parameters) {
    if (isFlag(parameter) && query[parameter.name] === '') query[parameter.name] = true;
  }
  const parts = { path, query, headers };
  return {
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0)),
    ...(sample.body === undefined ? {} : { body: sample.body }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
}

function exported({ exports }: ClientModule, name: string): AnyFunction {
  const value = exports[name];
  if (typeof value === 'function') return value as AnyFunction;
  throw new Error(`the package does not export ${name}(). Run: pnpm generate`);
}

function boundOperation(module: ClientModule, { boundName }: OperationFacts, api: unknown): AnyFunction {
  let owner: unknown = api;
  for (const name of boundName) owner = (owner as Readonly<Record<string, unknown>> | undefined)?.[name];
  if (typeof owner === 'function') return owner as AnyFunction;
  throw new Error(`create${module.name}() has no ${boundName.join('.')}(). Run: pnpm generate`);
}
