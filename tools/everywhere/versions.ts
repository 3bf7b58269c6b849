import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../shared/folders.ts';
import { run, tryRun } from '../shared/run.ts';
import { type InstalledProject, installInto } from './install-project.ts';

/** By name: a range, or a version. */
export type Versions = Readonly<Record<string, string>>;

/** The versions of others that the installed runtime allows: `^4.0.0`, of which npm takes the newest. */
export function allowedRanges(folder: string): Versions {
  const place = join(folder, 'node_modules/@quittance/runtime/package.json');
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(place, 'utf8')) as Record<
    string,
    Versions
  >;
  return { ...dependencies, ...peerDependencies };
}

/** What came of a project that depends on the newest of such versions itself. */
export interface Beside {
  /** What the program met. */
  readonly versions: Versions;
  /** What is installed, all copies. */
  readonly copies: Versions;
  /** What TypeScript says of the declarations. */
  readonly complaints: string;
}

/** Installs the tarballs beside what a user chose, runs a program and checks the types. */
export async function runBeside({ folder, tarballs }: InstalledProject, chosen: Versions): Promise<Beside> {
  const place = join(folder, `beside-${Object.values(chosen).join('-').replaceAll('^', 'from-')}`);
  const exact = Object.entries(chosen).map(([name, version]) => `${name}@${version}`);
  // Online, or a cache would have its own idea of what is newest.
  await installInto(place, tarballs, ['--prefer-online', ...exact, '@types/node@24']);
  writeFileSync(join(place, 'main.ts'), main);
  const versions = JSON.parse(await run('node', ['versions.mjs'], { cwd: place })) as Versions;
  const copies = Object.keys(versions).map(async (name) => [name, await copiesOf(name, place)]);
  const tsc = join(repoRoot, 'tools/node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--types', 'node'];
  const { stdout } = await tryRun('node', [tsc, ...options, 'main.ts'], { cwd: place });
  return { versions, copies: Object.fromEntries(await Promise.all(copies)), complaints: stdout.trim() };
}

async function copiesOf(name: string, folder: string): Promise<string> {
  const found = JSON.parse(await run('npm', ['query', `[name="${name}"]`], { cwd: folder }));
  return (found as readonly { readonly version: string }[]).map(({ version }) => version).join(' and ');
}

const main = `
import { createKeyline, type OrderInput } from '@quittance/keyline';
import { zOrderInput } from '@quittance/keyline/zod';
import { createNodeFetch } from '@quittance/runtime/node';
import ky from 'ky';
import * as zod from 'zod';
import * as z from 'zod/mini';

export const clients = [{ ky: ky.create({}) }, { fetch: createNodeFetch() }].map((options) =>
  createKeyline({ apiKey: 'key', ...options }),
);
export const orders: OrderInput[] = [z.object({ order: zOrderInput }), zod.object({ order: zOrderInput })].map(
  (form) => form.parse({}).order,
);
`;
