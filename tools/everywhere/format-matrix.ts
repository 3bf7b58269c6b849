import type { Report } from './report.ts';

/** One line of the matrix: a report, or the reason why there is none. */
export type Row = { readonly name: string } & (
  | { readonly report: Report; readonly seconds: number }
  | { readonly missing: string }
);

/** The matrix of runtimes and steps as text: ✓, ✗ or a blank where a step is not for this runtime. */
export function formatMatrix(rows: readonly Row[]): string {
  const steps = [...new Set(rows.flatMap((row) => ('report' in row ? Object.keys(row.report.steps) : [])))];
  const table = [
    ['runtime', 'says', ...steps, 's'],
    ...rows.map((row) =>
      'missing' in row
        ? [row.name, `not run: ${row.missing}`]
        : [
            row.name,
            row.report.version,
            ...steps.map((step) => mark(row.report.steps[step])),
            row.seconds.toFixed(1),
          ],
    ),
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.filter((cells) => cells.length > 2).map((cells) => cells[column]?.length ?? 0)),
  );
  return table
    .map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The last line of a run: which runtimes it says nothing of. */
export function formatMissing(rows: readonly Row[]): string {
  const missing = rows.filter((row) => 'missing' in row).map(({ name }) => name);
  return missing.length === 0 ? 'every runtime was run' : `NOT RUN: ${missing.join(', ')}`;
}

function mark(result: string | undefined): string {
  if (result === undefined) return '';
  return result === 'ok' ? '✓' : '✗';
}
