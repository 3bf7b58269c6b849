import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { PARTS } from '../../src/core/control/page/browser/parts.ts';
import { SCRIPT } from '../../src/core/control/page/script.ts';

const folder = join(import.meta.dirname, '../../src/core/control/page/browser');
const files = readdirSync(folder);
const sourceOf = (file: string) => readFileSync(join(folder, file), 'utf8');

test.each(files.filter((file) => !['parts.ts', 'context.ts'].includes(file)))(
  '%s is one function that stands alone: its source is sent without what is around it',
  (file) => {
    const source = sourceOf(file);
    expect(source.match(/^import (?!type )/gm)).toBeNull();
    const top = source.match(/^(export )?(async )?(function|const|let|class|using)\b.*/gm);
    expect(top).toEqual([expect.stringMatching(/^export function /)]);
  },
);

test('has every part, and is a script', () => {
  expect(Object.keys(PARTS).length).toBe(files.length - 3);
  for (const name of Object.keys(PARTS)) expect(SCRIPT).toContain(`\n${name}: function ${name}(`);
  expect(() => new Script(SCRIPT)).not.toThrow();
  expect(sourceOf('context.ts')).not.toMatch(/^export (?!interface|type)/m);
});

test.each(files)('%s reads nothing as HTML', (file) => {
  expect(sourceOf(file)).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/,
  );
});
