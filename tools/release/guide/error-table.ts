import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page that has the errors in a table. */
export const pageOfErrors = 'packages/runtime/README.md';

/** The errors and what to do, in the table of the runtime's page: the one place for it. */
export function errorTable(root: string): string[] {
  const text = readFileSync(join(root, pageOfErrors), 'utf8');
  const [, section = ''] = /^## Errors$([\s\S]*?)^## /m.exec(text) ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  if (!rows.some((row) => row.startsWith('| `OutcomeUnknownError` |')))
    throw new Error(
      `${pageOfErrors} has no table of errors below "## Errors", which every package's guide repeats.`,
    );
  const [head = '', ...rest] = rows;
  return [
    'All are of `@quittance/runtime`, and all have `outcomeKnown`, `retryable`, `attempts`, `operation` and `cause`.',
    '',
    head,
    '|---|---|---|',
    ...rest,
  ];
}
