import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../shared/folders.ts';
import { unpackedChromium } from '../../shared/testing/unpacked-chromium.ts';
import type { Front } from '../start-front.ts';
import { runPage } from './run-page.ts';
import { runProgram } from './run-program.ts';
import { runWorker } from './run-worker.ts';

/** What a run is given. */
export interface RunPlace {
  /** The project that the packages are installed in. */
  readonly project: string;
  readonly front: Front;
}

/** A runtime that is on this machine. */
export interface PresentRuntime {
  /** How it has to name itself from inside. */
  readonly version: string;
  /** Runs the program for it; what it prints ends with the report. */
  run(place: RunPlace): Promise<string>;
}

/** A runtime that the packages are for. */
export interface Runtime {
  readonly name: string;
  /** The runtime, or the reason why it is not here. */
  find(): Found | Promise<Found>;
}

type Found = PresentRuntime | { readonly missing: string };

const installed = join(repoRoot, 'tools/runtimes/node_modules');

/** Every runtime that the packages are for, in the order of the matrix. */
export const runtimes: readonly Runtime[] = [
  command('node22', 'Node', join(installed, 'node22/bin/node')),
  command('node24', 'Node', join(repoRoot, 'node_modules/node/bin/node')),
  command('node26', 'Node', join(installed, 'node26/bin/node')),
  command('bun', 'Bun', join(installed, 'bun/bin/bun.exe'), ['run', '--no-install']),
  command('deno', 'Deno', join(installed, 'deno/bin.cjs'), [
    'run',
    '--quiet',
    '--no-prompt',
    '--allow-net=127.0.0.1',
    '--node-modules-dir=manual',
    '--no-lock',
  ]),
  { name: 'workerd', find: findWorkerd },
  { name: 'chromium', find: findChromium },
];

/**
 * A runtime that is started by its path and given the program: by name, every Node would be the workspace's own, which
 * comes first on PATH.
 */
function command(name: string, itself: string, file: string, args: readonly string[] = []): Runtime {
  return {
    name,
    find() {
      if (!existsSync(file))
        return { missing: `${file.slice(repoRoot.length + 1)} is not there: npm install` };
      return {
        version: `${itself} ${versionOf(file)}`,
        run: ({ project, front }) =>
          runProgram(file, [...args, 'command.mjs', front.urlOf(name)], { cwd: project }),
      };
    },
  };
}

/** The version that the package of a binary says it has. */
function versionOf(file: string): string {
  const folders = [join(file, '..'), join(file, '../..')];
  const manifest = folders.map((folder) => join(folder, 'package.json')).find(existsSync);
  if (manifest === undefined) throw new Error(`No package.json is found above ${file}.`);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/** workerd does not tell its version inside; it takes no compatibility date later than its own, which is the version. */
function findWorkerd(): Found {
  const file = join(installed, 'workerd/bin/workerd');
  if (!existsSync(file)) return { missing: 'tools/runtimes has no workerd: npm install' };
  const output = spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const [date] = /\d{4}-\d{2}-\d{2}/.exec(output) ?? [];
  if (date === undefined) return { missing: `workerd does not start here: ${output || 'it says nothing'}` };
  return {
    version: `Cloudflare-Workers ${date}`,
    run: ({ project, front }) =>
      runWorker(file, { project, url: front.urlOf('workerd'), compatibilityDate: date }),
  };
}

/** The Chromium that pnpm has installed, or the one that `QUITTANCE_CHROMIUM` names. */
async function findChromium(): Promise<Found> {
  const named = process.env.QUITTANCE_CHROMIUM;
  const browser = named === undefined ? await unpackedChromium() : { file: named, env: {} };
  if (browser === undefined || !existsSync(browser.file)) {
    return { missing: 'no Chromium here; QUITTANCE_CHROMIUM may name one' };
  }
  const env = { ...process.env, ...browser.env };
  const output = spawnSync(browser.file, ['--version'], { encoding: 'utf8', env }).stdout ?? '';
  return {
    version: `Chromium ${/[\d.]+/.exec(output)?.[0]}`,
    run: ({ project, front }) => runPage(browser, { project, run: 'chromium', front }),
  };
}
