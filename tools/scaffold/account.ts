import type { Emitted } from '../generate/emit/emit.ts';
import { withEventStreams } from '../generate/operations/event-streams.ts';
import { methods, type OpenApi, operations, resolve } from '../shared/openapi.ts';
import type { Adopted } from './adopt/adopt.ts';
import { compileClient } from './staging/compile-client.ts';

/** What became of the operations of a document. */
export interface Account {
  /** How many the document has. */
  readonly operations: number;
  /** How many are functions of a client that compiles. */
  readonly compiled: number;
  /** How many were left out, each named in a finding. */
  readonly refused: number;
  /** Operations of which nothing is said: `GET /things`. There must be none. */
  readonly lost: readonly string[];
  /** What the compiler says of the client. There must be nothing. */
  readonly errors: readonly string[];
}

/** Keeps account of each operation of a document: it is in the client, which compiles, or it is refused by name. */
export function accountOf(
  source: OpenApi,
  { document, refusals }: Pick<Adopted, 'document' | 'refusals'>,
  client: Emitted,
): Account {
  const all = namesOf(source);
  const errors = compileClient(client);
  const functions = [...(client.get('operations.gen.ts') ?? '').matchAll(/^export const \w+: /gm)].length;
  // One that answers with events, too, is two functions.
  const twice = [...operations(withEventStreams(document))].length - [...operations(document)].length;
  const accountedFor = new Set([...[...operations(document)].map(nameOf), ...refusals.map(nameOf)]);
  return {
    operations: all.length,
    compiled: errors.length === 0 ? functions - twice : 0,
    refused: refusals.length,
    lost: all.filter((name) => !accountedFor.has(name)),
    errors,
  };
}

/** The sum of an account on one line. */
export function formatAccount({ operations, compiled, refused }: Account): string {
  return `${operations} operations = ${compiled} compiled + ${refused} refused`;
}

/** Throws where an operation is lost, does not compile, or is told of twice. */
export function requireWhole(account: Account): void {
  const { operations, compiled, refused, lost, errors } = account;
  if (operations === compiled + refused && lost.length === 0 && errors.length === 0) return;
  const lines = [
    ...errors,
    ...lost.map((name) => `${name}  is neither in the client nor refused`),
    `${formatAccount(account)}, which does not add up: a defect of the scaffold or the generator.`,
  ];
  throw new Error(lines.join('\n'));
}

/** Counted from the paths alone, by nothing that the scaffold counts with. */
function namesOf(document: OpenApi): string[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const members = Object.keys(resolve<object>(document, item));
    return members
      .filter((member) => (methods as readonly string[]).includes(member))
      .map((method) => nameOf({ method, path }));
  });
}

function nameOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method.toUpperCase()} ${path}`;
}
