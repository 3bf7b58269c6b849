import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteFolder } from '../site.ts';
import { markdownPath } from '../src/data/markdown-path.ts';
import { builtPaths } from './pages.ts';

const read = (path: string) => readFileSync(join(siteFolder, path), 'utf8');

test('every page is there as plain Markdown, with its title and without a word to its tests', () => {
  const wrong = builtPaths().flatMap((path) => {
    const file = markdownPath(path.replace('.html', '/'));
    if (!existsSync(join(siteFolder, file))) return [`${file} is not there`];
    const text = read(file);
    return text.startsWith('# ') && !text.includes('<!--') ? [] : [`${file} is no plain page`];
  });
  expect(wrong).toEqual([]);
});

test('llms.txt begins with the mistakes to prevent, and all that it links to is there', () => {
  const text = read('llms.txt');
  expect(text.slice(0, 900)).toContain('Do not make a new idempotency key for a retry');
  const links = [...text.matchAll(/\]\((\/[^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(250);
  expect(links.filter((link) => !existsSync(join(siteFolder, link)))).toEqual([]);
});
