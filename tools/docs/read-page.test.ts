import { expect, test } from 'vitest';
import { readPage } from './read-page.ts';

const fence = '```';

function page(...parts: string[]) {
  return readPage('README.md', parts.join('\n'));
}

test('finds a block with the line that its code begins in', () => {
  const { snippets } = page('# Title', '', `${fence}ts`, 'call();', fence);
  expect(snippets).toEqual([{ file: 'README.md', line: 4, code: 'call();\n' }]);
});

test('reads the preamble, what to run and what to install', () => {
  const { preamble, snippets, installs } = page(
    '<!-- snippets:',
    "const key = 'k';",
    '-->',
    `${fence}sh`,
    'npm install @acme/one two # both',
    fence,
    '<!-- run: acme/one, two, prefer: code=422 -->',
    `${fence}ts`,
    'call();',
    fence,
  );
  expect(preamble.code.trim()).toBe("const key = 'k';");
  expect(installs).toEqual(['@acme/one', 'two']);
  expect(snippets[0]?.run).toEqual({ apis: ['acme/one', 'two'], prefer: 'code=422' });
});

test('takes an excuse with a reason, and none without', () => {
  const excused = ['<!-- not compiled: shows a mistake -->', `${fence}ts`, 'call(;', fence];
  expect(page(...excused).snippets[0]?.excuse).toBe('shows a mistake');
  expect(() => page('<!-- not compiled: -->', ...excused.slice(1))).toThrow(
    'README.md:2 a block is excused without a reason',
  );
});

test('refuses a mark that belongs to no block, and a run against nothing', () => {
  expect(() => page('<!-- run: acme -->', 'text')).toThrow(
    'README.md:1 `run: acme` has no ts block after it',
  );
  expect(() => page('<!-- run: -->', `${fence}ts`, fence)).toThrow('run against nothing');
});

test('refuses code that would slip through under another name', () => {
  for (const name of ['typescript', 'js', 'tsx']) {
    expect(() => page(`${fence}${name}`, 'call();', fence)).toThrow(`README.md:1 a block in '${name}'`);
  }
});
