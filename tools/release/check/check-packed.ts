import { readFileSync } from 'node:fs';
import { createPackageFromTarballData } from '@arethetypeswrong/core';
import type { PackedPackage } from '../pack/packed-package.ts';
import type { PackageManifest } from '../workspace/workspace-packages.ts';
import { checkContents } from './check-contents.ts';
import { lintPackage } from './lint-package.ts';

/** What is wrong with a packed package, one line each: its contents, and what publint and are-the-types-wrong say. */
export async function checkPacked({ name, tarball, files }: PackedPackage): Promise<string[]> {
  const data = new Uint8Array(readFileSync(tarball));
  const inside = createPackageFromTarballData(data);
  const read = (path: string): string => inside.readFile(`/node_modules/${name}/${path}`);
  const manifest = JSON.parse(read('package.json')) as PackageManifest;
  const problems = [...checkContents({ files, manifest, read }), ...(await lintPackage(data))];
  return problems.map((problem) => `${name}: ${problem}`);
}
