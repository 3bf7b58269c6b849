import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Formats files as `pnpm format` does, so that templates need not know how long a name makes a line. */
export function formatFiles(files: readonly string[], root: string): void {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const formatted = files.filter((file) => /\.(ts|json)$/.test(file) && !file.startsWith('specs/'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, 'check', '--write', ...formatted], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(
      `Biome does not accept the new files. Correct what makes them, tools/scaffold:\n${stdout}${stderr}`,
    );
  }
}
