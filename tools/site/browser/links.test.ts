import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteFolder } from '../site.ts';
import { type BuiltPage, builtPages } from './pages.ts';

const pages = builtPages();
const byPath = new Map(pages.map((page) => [page.path, page]));

test('every link inside of the site leads to a page, a file or a heading that is there', () => {
  expect(pages.length).toBeGreaterThan(250);
  expect(pages.flatMap(brokenTargets)).toEqual([]);
});

test('nothing of a page comes from elsewhere', () => {
  const external = pages.flatMap(({ path, targets }) =>
    targets.filter((target) => /^(https?:)?\/\//.test(target)).map((target) => ({ path, target })),
  );
  // Links a reader may follow; what a page loads is looked at in a browser (requests.test.ts).
  expect(external.filter(({ target }) => !target.startsWith('https://'))).toEqual([]);
});

function brokenTargets({ path, ids, targets }: BuiltPage): string[] {
  return [...new Set(targets)].flatMap((target) => {
    if (/^([a-z]+:|\/\/)/.test(target)) return [];
    const { pathname, hash } = new URL(target, `https://site.test${path}`);
    const page = byPath.get(decodeURI(pathname));
    if (!page && !isFile(pathname)) return [`${path}: ${target} leads nowhere`];
    const anchors = page?.ids ?? (pathname === path ? ids : undefined);
    const anchor = decodeURIComponent(hash.slice(1));
    return anchor === '' || anchors?.has(anchor) ? [] : [`${path}: ${target} has no such place`];
  });
}

function isFile(pathname: string): boolean {
  const file = join(siteFolder, decodeURI(pathname));
  return existsSync(file) && statSync(file).isFile();
}
