import { parseArgs } from 'node:util';
import { repoRoot } from '../shared/folders.ts';
import { specDiff } from './spec-diff.ts';

try {
  const { values } = parseArgs({
    options: {
      base: { type: 'string' },
      json: { type: 'boolean', default: false },
      changeset: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  const { base, ...flags } = values;
  const { ok, lines } = await specDiff({ root: repoRoot, ...(base === undefined ? {} : { base }), ...flags });
  for (const line of lines) (ok ? console.log : console.error)(line);
  if (!ok) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
