import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repoRoot } from '../shared/folders.ts';

/** What is wrong with a page's links to files and headings, and with the number of operations that it states. */
export function checkLinks(file: string, text: string, root: string = repoRoot): string[] {
  const prose = withoutCode(text);
  return [...prose.matchAll(/\[((?:[^[\]]|`[^`]*`)*)\]\(([^)\s]+)\)/g)].flatMap((match) => {
    const [, label = '', target = ''] = match;
    if (/^[a-z]+:/.test(target) || isOfSite(file, target)) return [];
    const line = prose.slice(0, match.index).split('\n').length;
    const wrong = wrongTarget(file, text, label, target, root);
    return wrong === undefined ? [] : [`${file}:${line} ${target}: ${wrong}`];
  });
}

/** A link from one page of the site to another: which pages there are is known when it is built, and checked then. */
function isOfSite(file: string, target: string): boolean {
  return file.startsWith('tools/site/') && target.startsWith('/');
}

function wrongTarget(
  file: string,
  text: string,
  label: string,
  target: string,
  root: string,
): string | undefined {
  const [path = '', anchor] = target.split('#');
  const place = join(root, dirname(file), path);
  if (path !== '' && !existsSync(place)) return 'there is no such file';
  if (anchor !== undefined) {
    const page = path === '' ? text : readTarget(place);
    if (page === undefined || !headings(page).includes(anchor)) return 'there is no such heading';
  }
  if (path.endsWith('operations.md') && /^\d+$/.test(label)) {
    const count = readFileSync(place, 'utf8').match(/^\| `/gm)?.length ?? 0;
    if (count !== Number(label)) return `it has ${count} operations`;
  }
  return undefined;
}

/** A folder shows its README. */
function readTarget(place: string): string | undefined {
  const page = statSync(place).isDirectory() ? join(place, 'README.md') : place;
  return existsSync(page) ? readFileSync(page, 'utf8') : undefined;
}

/** The anchors that GitHub makes of a page's headings. */
function headings(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

/** Code blocks made blank, so that line numbers stay. */
function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, (block) => block.replace(/[^\n]/g, ''));
}
