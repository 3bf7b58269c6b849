import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../shared/testing/write-files.ts';
import { refuseOverwriting, writeWhole } from './write-whole.ts';

test('writes every file, over what is there and into new folders', () => {
  const root = writeFiles({ 'README.md': 'old\n' });
  writeWhole(
    root,
    new Map([
      ['README.md', 'new\n'],
      ['packages/acme/src/billing.ts', 'export {};\n'],
    ]),
  );
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('new\n');
  expect(readFileSync(join(root, 'packages/acme/src/billing.ts'), 'utf8')).toBe('export {};\n');
});

test('takes back all of it when one file cannot be written, and says why', () => {
  const root = writeFiles({ 'README.md': 'old\n', 'packages/here/package.json': '{}', blocked: 'a file\n' });
  const files = new Map([
    ['README.md', 'new\n'],
    ['packages/acme/package.json', '{}\n'],
    ['packages/acme/src/gen/billing/index.gen.ts', '\n'],
    ['packages/here/src/billing.ts', '\n'],
    ['blocked/below.md', '\n'],
  ]);
  expect(() => writeWhole(root, files)).toThrow(/blocked/);
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('old\n');
  expect(readFileSync(join(root, 'blocked'), 'utf8')).toBe('a file\n');
  expect(readdirSync(root, { recursive: true }).map(String).sort()).toEqual([
    'README.md',
    'blocked',
    'packages',
    'packages/here',
    'packages/here/package.json',
  ]);
});

test('takes back what it has replaced when one place turns out to be taken', () => {
  const root = writeFiles({ 'README.md': 'old\n', 'taken/inside.md': 'there\n' });
  const files = new Map([
    ['README.md', 'new\n'],
    ['new/deep/a.md', '\n'],
    ['taken', 'no file can stand here\n'],
  ]);
  expect(() => writeWhole(root, files)).toThrow('EISDIR');
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('old\n');
  expect(readdirSync(root, { recursive: true }).map(String).sort()).toEqual([
    'README.md',
    'taken',
    'taken/inside.md',
  ]);
});

test('refuses to write over a file that nobody read, or that was changed since', () => {
  const root = writeFiles({ 'README.md': 'as read\n', 'packages/acme/src/webhook.ts': 'by hand\n' });
  const refuse = (path: string, read: Record<string, string>) =>
    refuseOverwriting(root, new Map([[path, 'new\n']]), new Map(Object.entries(read)));
  expect(() => refuse('README.md', { 'README.md': 'as read\n' })).not.toThrow();
  expect(() => refuse('packages/acme/src/billing.ts', {})).not.toThrow();
  expect(() => refuse('packages/acme/src/webhook.ts', {})).toThrow(
    'packages/acme/src/webhook.ts is there already, and nothing is overwritten',
  );
  expect(() => refuse('README.md', { 'README.md': 'older\n' })).toThrow('changed by somebody else');
  expect(() => refuse('gone.md', { 'gone.md': 'was here\n' })).toThrow('changed by somebody else');
});
