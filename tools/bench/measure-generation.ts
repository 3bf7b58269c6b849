import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { repoRoot } from '../shared/folders.ts';

/** Seconds that generating all APIs takes. */
export interface GenerationFigures {
  /** From the specs, comparing instead of writing: `generate --check`. */
  readonly coldSeconds: number;
  /** With nothing changed: `turbo run generate`, the second time. */
  readonly unchangedSeconds: number;
}

/** Generates everything, once for real and once from turbo's cache. */
export function measureGeneration(): GenerationFigures {
  const coldSeconds = seconds([process.execPath, 'tools/generate/cli.ts', '--check']);
  const turbo = createRequire(`${repoRoot}/package.json`).resolve('turbo/bin/turbo');
  const unchanged = [process.execPath, turbo, 'run', '//#generate', '--output-logs=none'];
  seconds(unchanged);
  return { coldSeconds, unchangedSeconds: seconds(unchanged) };
}

function seconds([command = '', ...args]: readonly string[]): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(command, args, { cwd: repoRoot, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with code ${status}:\n${stderr}`);
  return (performance.now() - startedAt) / 1_000;
}
