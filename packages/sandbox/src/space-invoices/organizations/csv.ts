/** The rows of a table of comma separated values, by the names in its first line. Quoted fields may hold anything. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...lines] = split(text.replace(/^\uFEFF/, ''));
  return lines.map((line) =>
    Object.fromEntries(names.map((name, index) => [name.trim(), line[index] ?? ''])),
  );
}

/** Rows as such a table, with a column for each name. */
export function writeCsv(names: readonly string[], rows: readonly object[]): string {
  const lines = rows.map((row) => names.map((name) => field(Reflect.get(row, name))).join(','));
  return `${[names.map(field).join(','), ...lines].join('\n')}\n`;
}

function field(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function split(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const fields = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
  while (fields.lastIndex < text.length) {
    const found = fields.exec(text);
    if (!found) return [];
    const [, own = '', end] = found;
    line.push(own.startsWith('"') ? own.slice(1, -1).replaceAll('""', '"') : own);
    if (end === ',') {
      // A comma at the very end stands before one more, empty field.
      if (fields.lastIndex === text.length) line.push('');
      else continue;
    }
    lines.push(line);
    line = [];
  }
  return lines;
}
