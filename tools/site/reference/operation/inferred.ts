import type { Operation } from '../../../shared/openapi.ts';

/** Why an operation is inferred or not in the vendor's page: its own note, else what SOURCES.md says of it. */
export function whyInferred(operation: Operation, sources: string): string | undefined {
  const { note, documented } = (operation.extensions['x-source'] ?? {}) as {
    note?: string;
    documented?: boolean;
  };
  if (operation.extensions['x-inferred'] !== true && documented !== false) return undefined;
  if (note !== undefined) return note.trim().replace(/\s+/g, ' ');
  const found = reasons(sources).find((reason) => new RegExp(`\\b${operation.id}\\b`).test(reason));
  return found ?? 'No source prints the method or the path.';
}

/** The reasons of the sections on what is inferred: the last cell of each row, or each point of a list, whole. */
function reasons(sources: string): string[] {
  const sections = sources.split(/^(?=#{1,6} )/m).filter((section) => /^#+ .*inferred/i.test(section));
  return sections
    .flatMap((section) =>
      section
        .split(/\n(?=[|-] ?)/)
        .slice(1)
        .map((part) => part.split(/\n\n/)[0] ?? '')
        .map((part) => part.replace(/^- /, '').replace(/\s+/g, ' ').trim()),
    )
    .map((part) => (part.startsWith('|') ? cells(part) : part));
}

/** Of a table of what and why both cells, as a sentence. */
function cells(row: string): string {
  return row
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(': ');
}
