import { parseArgs } from 'node:util';
import { requestedIds } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { compareApis } from './compare-apis.ts';
import { specDiff } from './spec-diff.ts';

interface Flags {
  readonly base?: string | undefined;
  readonly json: boolean;
  readonly changeset: boolean;
  readonly check: boolean;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      base: { type: 'string' },
      json: { type: 'boolean', default: false },
      changeset: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  if (positionals.length > 0) await printBetween(positionals, values);
  else await printSince(values);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function printBetween(ids: readonly string[], { json, ...flags }: Flags): Promise<void> {
  const [from, to, ...others] = requestedIds(ids);
  if (from === undefined || to === undefined || others.length > 0 || Object.values(flags).some(Boolean)) {
    throw new Error(
      'Usage: pnpm spec:diff [--base <ref>] [--json], or pnpm spec:diff <api> <other api> [--json]',
    );
  }
  for (const line of await compareApis(repoRoot, from, to, json)) console.log(line);
}

async function printSince({ base, ...flags }: Flags): Promise<void> {
  const { ok, lines } = await specDiff({ root: repoRoot, ...(base === undefined ? {} : { base }), ...flags });
  for (const line of lines) (ok ? console.log : console.error)(line);
  if (!ok) process.exitCode = 1;
}
