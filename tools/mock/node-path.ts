import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../shared/folders.ts';

/** A Node that Prism 5.16 runs on (24.18 or newer): this one, else the one that the repository installs. */
export function nodePath(version: string = process.versions.node): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 18)) return process.execPath;
  const installed = join(repoRoot, 'node_modules/.bin/node');
  if (existsSync(installed)) return installed;
  throw new Error(`Prism needs Node 24.18 or newer, and this is ${version}. Run: npm install`);
}
