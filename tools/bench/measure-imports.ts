import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { repoRoot } from '../shared/folders.ts';
import { builtEntries } from './built-entries.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** What importing something costs a fresh process, in milliseconds of processor time: a busy machine changes it less. */
export interface ImportFigures {
  readonly name: string;
  readonly ms: Spread;
  /** Over ky and zod's core in the same round. */
  readonly overMs: Spread;
}

/** Imports each built package in processes of its own, in turns with ky and zod's core alone. */
export function measureImports(rounds: number): ImportFigures[] {
  const base = {
    name: "ky and zod's core",
    cwd: join(repoRoot, 'packages/runtime'),
    from: ['ky', 'zod/v4/core'],
  };
  const entries = builtEntries().map((one) => ({
    name: one.specifier,
    cwd: one.folder,
    from: [one.specifier],
  }));
  const all = [base, ...entries];
  const taken = new Map(all.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, cwd, from } of all) taken.get(name)?.push(importOnce(cwd, from));
  }
  const baseMs = taken.get(base.name) ?? [];
  return [...taken].map(([name, ms]) => ({
    name,
    ms: spreadOf(ms),
    overMs: spreadOf(ms.map((one, round) => one - (baseMs[round] ?? Number.NaN))),
  }));
}

function importOnce(cwd: string, from: readonly string[]): number {
  const script = `
    const before = process.cpuUsage();
    ${from.map((one) => `await import(${JSON.stringify(one)});`).join('\n')}
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1_000);
  `;
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd }));
}
