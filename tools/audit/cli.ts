import { spawnSync } from 'node:child_process';
import { runCommand } from '../shared/command-line/run-command.ts';
import { repoRoot } from '../shared/folders.ts';
import { assessAudit } from './assess-audit.ts';

await runCommand(
  {
    name: 'pnpm audit:deps',
    summary:
      'Asks the registry for known faults of everything in the lockfile. One that cannot be asked fails nothing.',
    examples: ['pnpm audit:deps'],
  },
  () => {
    const { status, stdout, stderr, error } = spawnSync('pnpm', ['audit', '--json'], {
      cwd: repoRoot,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 64 * 1_048_576,
      shell: process.platform === 'win32',
    });
    const { verdict, lines } = assessAudit({
      status,
      stdout: stdout ?? '',
      stderr: error ? error.message : stderr,
    });
    for (const line of lines) console.log(line);
    if (verdict === 'vulnerable') console.error('Raise these dependencies: pnpm update --recursive <name>');
    return verdict !== 'vulnerable' && verdict !== 'broken';
  },
);
