import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkReports, writeReports } from './check-reports.ts';

const file = 'packages/acme/api/index.api.md';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quittance-reports-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('names the file, the line that differs and the command', () => {
  writeReports(root, new Map([[file, 'one\ntwo\nthree\n']]));
  expect(checkReports(root, new Map([[file, 'one\ntwo\nthree\n']]))).toEqual([]);
  expect(checkReports(root, new Map([[file, 'one\n2\nthree\n']]))).toEqual([
    `${file}: line 2 is \`two\` and the build says \`2\`. Look at the change and commit it: pnpm api`,
  ]);
  expect(checkReports(root, new Map([[file, 'one\n']]))).toEqual([
    expect.stringContaining('line 2 is `two`'),
  ]);
});

test('misses a report that was never written, and finds one that nothing belongs to', () => {
  expect(checkReports(root, new Map([[file, 'one\n']]))).toEqual([
    `${file}: not there. Write it and commit it: pnpm api`,
  ]);
  writeReports(root, new Map([[file, 'one\n']]));
  expect(checkReports(root, new Map())).toEqual([
    `${file}: no such entry point any more. Remove it: pnpm api`,
  ]);
});

test('writes what changed, removes what is gone, and says so', () => {
  const other = 'packages/acme/api/zod.api.md';
  writeReports(
    root,
    new Map([
      [file, 'one\n'],
      [other, 'zod\n'],
    ]),
  );
  expect(writeReports(root, new Map([[file, 'two\n']]))).toEqual([`${other}: removed`, `${file}: written`]);
  expect(readFileSync(join(root, file), 'utf8')).toBe('two\n');
  expect(existsSync(join(root, other))).toBe(false);
  expect(writeReports(root, new Map([[file, 'two\n']]))).toEqual([`${file}: as it was`]);
});
