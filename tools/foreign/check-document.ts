import { emit } from '../generate/emit/emit.ts';
import { withEventStreams } from '../generate/operations/event-streams.ts';
import { adopt } from '../scaffold/adopt/adopt.ts';
import type { Refusal } from '../scaffold/adopt/finding.ts';
import { readDocument } from '../scaffold/adopt/read-document.ts';
import type { Target } from '../scaffold/target.ts';
import { methods, type OpenApi, operations, resolve } from '../shared/openapi.ts';
import { compileClient } from './compile-client.ts';

/** What became of the operations of a foreign document. */
export interface Account {
  /** How many the document has. */
  readonly operations: number;
  /** How many are functions of a client that compiles. */
  readonly compiled: number;
  readonly refusals: readonly Refusal[];
  /** Operations of which nothing is said: `GET /things`. There must be none. */
  readonly lost: readonly string[];
  /** What the compiler says of the client. There must be nothing. */
  readonly errors: readonly string[];
  /** Seconds for each part. */
  readonly seconds: {
    readonly read: number;
    readonly adopt: number;
    readonly generate: number;
    readonly compile: number;
  };
}

const target: Target = {
  id: 'foreign',
  package: 'foreign',
  entry: '.',
  name: 'Foreign',
  title: 'Foreign',
  addsEntry: false,
};

/**
 * Does with a vendor's document what `pnpm scaffold --from` does, writes nothing into the repository, compiles the client
 * and keeps account of each operation: it compiles, or it is refused by name.
 */
export async function checkDocument(from: string): Promise<Account> {
  const lap = stopwatch();
  const source = await readDocument(from);
  const all = namesOf(source);
  const read = lap();
  const { document, refusals } = adopt(source, target);
  const adoption = lap();
  const files = await emit(target, document);
  const generation = lap();
  const errors = compileClient(files);
  const functions = [...(files.get('operations.gen.ts') ?? '').matchAll(/^export const \w+ = /gm)].length;
  // One that answers with events, too, is two functions.
  const twice = [...operations(withEventStreams(document))].length - [...operations(document)].length;
  const accountedFor = new Set([...[...operations(document)].map(nameOf), ...refusals.map(nameOf)]);
  return {
    operations: all.length,
    compiled: errors.length === 0 ? functions - twice : 0,
    refusals,
    lost: all.filter((name) => !accountedFor.has(name)),
    errors,
    seconds: { read, adopt: adoption, generate: generation, compile: lap() },
  };
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

function stopwatch(): () => number {
  let since = performance.now();
  return () => {
    const seconds = (performance.now() - since) / 1000;
    since = performance.now();
    return seconds;
  };
}
