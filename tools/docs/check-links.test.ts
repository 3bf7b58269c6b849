import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from '../shared/folders.ts';
import { writeFiles } from '../shared/testing/write-files.ts';
import { checkLinks } from './check-links.ts';
import { markdownFiles } from './markdown-files.ts';

test('every link of every page leads somewhere, and counts of operations are right', () => {
  const pages = markdownFiles();
  expect(pages).toContain('README.md');
  expect(pages.flatMap((file) => checkLinks(file, readFileSync(join(repoRoot, file), 'utf8')))).toEqual([]);
});

test('names a missing file, a missing heading and a wrong count', () => {
  const root = writeFiles({
    'sub/README.md': '## The policy, in `short`\n',
    'operations.md': '| `a` |\n| `b` |\n',
  });
  const text = [
    '# Top',
    '[ok](sub#the-policy-in-short) [ok](#top) [2](operations.md) [`x`](https://x.test/no)',
    '[gone](no.md)',
    '```ts\n[code](no.md)\n```',
    '[gone](sub#policy) [3](operations.md)',
  ].join('\n');
  expect(checkLinks('README.md', text, root)).toEqual([
    'README.md:3 no.md: there is no such file',
    'README.md:7 sub#policy: there is no such heading',
    'README.md:7 operations.md: it has 2 operations',
  ]);
});

test('leaves links between pages of the site to the build of the site, and no others', () => {
  const root = writeFiles({ 'README.md': '' });
  const text = '[ok](/guides/errors/) [gone](errors.md)';
  expect(checkLinks('tools/site/src/content/docs/guides/auth.md', text, root)).toEqual([
    'tools/site/src/content/docs/guides/auth.md:1 errors.md: there is no such file',
  ]);
  expect(checkLinks('README.md', '[no](/guides/errors/)', root)).toEqual([
    'README.md:1 /guides/errors/: there is no such file',
  ]);
});
