import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { requireBuilt } from '../shared/builds/require-built.ts';
import { repoRoot } from '../shared/folders.ts';

/** An empty project with the packages in its `node_modules`, outside the repository: it finds what a user finds. */
export interface UserProject {
  readonly folder: string;
  remove(): void;
}

/** Makes a project in which the packages, as they are built, are found by their names. Fails when one is not built, or before its sources changed. */
export function createUserProject(packages: readonly string[]): UserProject {
  requireBuilt(packages);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-docs-')));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  for (const name of packages)
    link(join(repoRoot, 'packages', name), join(folder, 'node_modules/@quittance', name));
  link(join(repoRoot, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
  // What a README tells to install beside a package.
  for (const name of ['ky', 'undici', 'zod'])
    link(join(repoRoot, 'packages/runtime/node_modules', name), join(folder, 'node_modules', name));
  link(join(repoRoot, 'packages/masstack/node_modules/jose'), join(folder, 'node_modules/jose'));
  link(join(repoRoot, 'packages/sandbox/node_modules/msw'), join(folder, 'node_modules/msw'));
  link(
    join(repoRoot, 'packages/opentelemetry/node_modules/@opentelemetry/api'),
    join(folder, 'node_modules/@opentelemetry/api'),
  );
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}
