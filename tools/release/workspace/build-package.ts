import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../shared/run.ts';
import type { WorkspacePackage } from './workspace-packages.ts';

/**
 * Builds one package from nothing. The build tool itself, not turbo: a release takes nothing from a cache, and turbo
 * would hide from it the variables that trusted publishing needs.
 */
export async function buildPackage(root: string, { folder }: WorkspacePackage): Promise<void> {
  const cwd = join(root, 'packages', folder);
  rmSync(join(cwd, 'dist'), { recursive: true, force: true });
  await run('tsdown', ['--config', '../../../tsdown.config.ts', '--logLevel', 'warn'], { cwd });
}
