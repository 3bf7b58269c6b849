import { expect, test } from 'vitest';
import { readPage } from './read-page.ts';

const fence = '```';

function page(...parts: string[]) {
  return readPage('README.md', parts.join('\n'));
}

test('finds a block with the line that its code begins in', () => {
  const { snippets } = page('# Title', '<!-- run: nothing -->', `${fence}ts`, 'call();', fence);
  expect(snippets).toEqual([{ file: 'README.md', line: 4, code: 'call();\n', run: { apis: [] } }]);
});

test('reads the preamble, what to run, what is given, what comes behind and what to install', () => {
  const { preamble, snippets, installs } = page(
    '<!-- snippets:',
    "const key = 'k';",
    '-->',
    `${fence}sh`,
    'npm install --save-dev @acme/one two # both',
    fence,
    '<!-- run: acme/one, two, given: a lost answer',
    'check();',
    '-->',
    `${fence}ts`,
    'call();',
    fence,
  );
  expect(preamble.code.trim()).toBe("const key = 'k';");
  expect(installs).toEqual(['@acme/one', 'two']);
  expect(snippets[0]?.run).toEqual({
    apis: ['acme/one', 'two'],
    given: 'a lost answer',
    behind: { code: 'check();', line: 8 },
  });
});

test('takes an excuse whose reason the reader sees, and no other', () => {
  const block = [`${fence}ts`, '// needs an account', 'call();', fence];
  expect(page('<!-- not run: needs an account -->', ...block).snippets[0]?.notRun).toBe('needs an account');
  expect(page('<!-- not compiled: needs an account -->', ...block).snippets[0]?.notCompiled).toBe(true);
  expect(() => page('<!-- not run: -->', ...block)).toThrow(
    'README.md:2 a block is excused without a reason',
  );
  expect(() => page('<!-- not run: it is slow -->', ...block)).toThrow(
    'README.md:2 no reader sees why it is not run: write "it is slow" into the page',
  );
});

test('refuses a block that is neither run nor excused', () => {
  expect(() => page(`${fence}ts`, 'call();', fence)).toThrow(
    'README.md:1 a block that is neither run nor says why not',
  );
});

test('refuses a mark that belongs to no block, and a run against nothing', () => {
  expect(() => page('<!-- run: acme -->', 'text')).toThrow(
    'README.md:1 `run: acme` has no ts block after it',
  );
  expect(() => page('<!-- run: -->', `${fence}ts`, fence)).toThrow('to be run against nobody');
});

test('refuses code that would slip through under another name', () => {
  for (const name of ['typescript', 'js', 'tsx']) {
    expect(() => page(`${fence}${name}`, 'call();', fence)).toThrow(`README.md:1 a block in '${name}'`);
  }
});
