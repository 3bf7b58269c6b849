import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutComments } from '../../docs/read-page.ts';
import { repoRoot } from '../../shared/folders.ts';

/**
 * A part of a README, from the heading that it is given to the next of its rank, without the heading: figures stand in one
 * place, and the site repeats them. Links to files lead nowhere on a site and become their text.
 */
export function sectionOf(file: string, heading: string): string {
  const lines = withoutComments(readFileSync(join(repoRoot, file), 'utf8')).split('\n');
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  if (start === -1) throw new Error(`${file} has no heading "${heading}", which the site shows.`);
  const rank = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => (/^(#+) /.exec(line)?.[1]?.length ?? rank + 1) <= rank);
  return withoutFileLinks(rest.slice(0, end === -1 ? undefined : end).join('\n')).trim();
}

function withoutFileLinks(text: string): string {
  return text.replace(/\[((?:[^[\]]|`[^`]*`)*)\]\((?!https?:)[^)]*\)/g, '$1');
}
