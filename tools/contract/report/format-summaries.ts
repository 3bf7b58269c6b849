import type { ContractSummary } from './contract-summary.ts';

const columns = ['api', 'operations', 'documented', 'statuses', 'cases', 'failures', 'skipped'] as const;

/** A table for people: one line for each API, and a total below when there are several. */
export function formatSummaries(summaries: readonly ContractSummary[]): string {
  const rows = [...summaries, ...(summaries.length > 1 ? [total(summaries)] : [])];
  const cells = [[...columns], ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, index) =>
          index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

function total(summaries: readonly ContractSummary[]): ContractSummary {
  const sum = (column: Exclude<keyof ContractSummary, 'api'>): number =>
    summaries.reduce((all, summary) => all + summary[column], 0);
  return {
    api: 'total',
    operations: sum('operations'),
    documented: sum('documented'),
    statuses: sum('statuses'),
    cases: sum('cases'),
    failures: sum('failures'),
    skipped: sum('skipped'),
  };
}
