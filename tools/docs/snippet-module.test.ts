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

test('what is taken under another name uses no name of the preamble', () => {
  const code = "import { client as service } from 'other';\nconst { key: secret } = service;\nuse(secret);";
  expect(moduleOf(code).text).toBe(`${code}\nexport {};\n`);
});

test('leaves out of an import what the snippet imports itself', () => {
  const { text } = snippetModule(
    { file: 'README.md', line: 10, code: "import { b } from 'acme';\nb(a, client);" },
    { preamble: { line: 1, code: "import { a, b } from 'acme';\nconst client = b();" } },
  );
  expect(text.split('\n').slice(0, 3)).toEqual([
    "import { a } from 'acme';",
    'const client = b();',
    "import { b } from 'acme';",
  ]);
});

test('puts what is run behind a snippet there, with the lines of the comment that it stands in', () => {
  const { text, lines } = snippetModule(
    {
      file: 'README.md',
      line: 10,
      code: 'use();\n',
      run: { apis: [], behind: { code: 'check(key);\n', line: 7 } },
    },
    { preamble },
  );
  expect(text).toBe("const key: string = 'k';\nuse();\ncheck(key);\nexport {};\n");
  expect(lines).toEqual([2, 10, 7, 10]);
});

test('knows the line of the page for each of its own', () => {
  const { lines, preambleLines } = moduleOf('use(key);\nagain();\n');
  expect(preambleLines).toBe(1);
  expect(lines).toEqual([2, 10, 11, 10]);
});

test('lists the packages that are imported, and nothing of Node', () => {
  const code = "import { a } from '@acme/one/sub';\nimport b from 'two/deep';\nimport fs from 'node:fs';";
  expect(importedPackages(code)).toEqual(['@acme/one', 'two']);
});
