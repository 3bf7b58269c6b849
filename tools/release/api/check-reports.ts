import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Reports by their file, from the root of the repository. */
export type Reports = ReadonlyMap<string, string>;

/** Compares the committed reports with what the build says, one line for each that differs. */
export function checkReports(root: string, reports: Reports): string[] {
  const stale = committed(root).filter((file) => !reports.has(file));
  return [
    ...[...reports].flatMap(([file, text]) => {
      if (!existsSync(join(root, file))) return [`${file}: not there. Write it and commit it: pnpm api`];
      const before = readFileSync(join(root, file), 'utf8');
      return before === text
        ? []
        : [`${file}: ${difference(before, text)}. Look at the change and commit it: pnpm api`];
    }),
    ...stale.map((file) => `${file}: no such entry point any more. Remove it: pnpm api`),
  ];
}

/** Writes the reports and takes away those of entry points that are gone. Returns what it did, one line each. */
export function writeReports(root: string, reports: Reports): string[] {
  const changes: string[] = [];
  for (const file of committed(root).filter((one) => !reports.has(one))) {
    rmSync(join(root, file));
    changes.push(`${file}: removed`);
  }
  for (const [file, text] of reports) {
    const path = join(root, file);
    const isSame = existsSync(path) && readFileSync(path, 'utf8') === text;
    mkdirSync(dirname(path), { recursive: true });
    if (!isSame) writeFileSync(path, text);
    changes.push(`${file}: ${isSame ? 'as it was' : 'written'}`);
  }
  return changes;
}

function committed(root: string): string[] {
  return globSync('packages/*/api/*.api.md', { cwd: root })
    .map((file) => file.split(sep).join('/'))
    .sort();
}

/** The first line that is not the same: enough to know what one looks at. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const line = now.findIndex((text, index) => text !== old[index]);
  const at = line === -1 ? now.length : line;
  return `line ${at + 1} is \`${(old[at] ?? '').trim()}\` and the build says \`${(now[at] ?? '').trim()}\``;
}
