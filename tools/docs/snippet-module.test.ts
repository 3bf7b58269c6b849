import { expect, test } from 'vitest';
import { importedPackages, snippetModule } from './snippet-module.ts';

const preamble = {
  line: 1,
  code: [
    "import { make } from 'acme';",
    "const key: string = 'k';",
    'const client = make({ key });',
    'const body = {};',
  ].join('\n'),
};

function moduleOf(code: string) {
  return snippetModule({ file: 'README.md', line: 10, code }, { preamble });
}

test('gets the names that it uses, and those that they need', () => {
  expect(moduleOf('await client.call({ body: 1 });\n').text).toBe(
    [
      "import { make } from 'acme';",
      "const key: string = 'k';",
      'const client = make({ key });',
      'await client.call({ body: 1 });',
      'export {};',
      '',
    ].join('\n'),
  );
});

test('keeps the names that it declares itself', () => {
  expect(moduleOf('const { client } = mine;\nclient.call();').text).not.toContain('make');
});

test('knows the line of the page for each of its own', () => {
  const { lines, preambleLines } = moduleOf('use(key);\nagain();\n');
  expect(preambleLines).toBe(1);
  expect(lines).toEqual([2, 10, 11, 12]);
});

test('lists the packages that are imported, and nothing of Node', () => {
  const code = "import { a } from '@acme/one/sub';\nimport b from 'two/deep';\nimport fs from 'node:fs';";
  expect(importedPackages(code)).toEqual(['@acme/one', 'two']);
});
