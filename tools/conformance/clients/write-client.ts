import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { emit } from '../../generate/emit/emit.ts';
import { adopt } from '../../scaffold/adopt/adopt.ts';
import { formatRefusal } from '../../scaffold/adopt/finding.ts';
import type { Auth } from '../../scaffold/auth.ts';
import type { Target } from '../../scaffold/target.ts';
import { entryPoint } from '../../scaffold/templates/entry-point.ts';
import type { OpenApi } from '../../shared/openapi.ts';

/** A client that was made of a document, as `pnpm scaffold --from` makes it. */
export interface WrittenClient {
  /** Where its sources are. */
  readonly folder: string;
  readonly document: OpenApi;
  readonly auth: Auth;
  /** Why an operation is not in it, by `GET /path`. */
  readonly refusals: ReadonlyMap<string, string>;
  readonly exports: Readonly<Record<string, (argument: object) => unknown>>;
}

const target: Target = {
  id: 'conformance',
  package: 'conformance',
  entry: '.',
  name: 'Conformance',
  title: 'Conformance',
  addsEntry: false,
};

/** Adopts a document, generates its client into a folder of its own, and loads it. */
export async function writeClient(source: OpenApi, folder: string): Promise<WrittenClient> {
  const { document, auth, refusals } = adopt(source, target);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'gen'), { recursive: true });
  for (const [name, text] of await emit(target, document)) writeFileSync(join(folder, 'gen', name), text);
  const facts = { auth, environments: [], hasKeys: false, example: '', title: 'the API' };
  writeFileSync(join(folder, 'index.ts'), entryPoint(target, facts));
  writeFileSync(join(folder, 'product.ts'), "export const product = 'quittance-conformance';\n");
  const outfile = join(folder, 'index.mjs');
  await build({
    entryPoints: [join(folder, 'index.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return {
    folder,
    document,
    auth,
    refusals: new Map(
      refusals.map((refusal) => [`${refusal.method.toUpperCase()} ${refusal.path}`, formatRefusal(refusal)]),
    ),
    exports: (await import(pathToFileURL(outfile).href)) as WrittenClient['exports'],
  };
}
