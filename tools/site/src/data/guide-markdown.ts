import type { CollectionEntry } from 'astro:content';
import { withoutComments } from '../../../docs/read-page.ts';

/** A guide as a reader of plain text wants it: its title, and no word to its tests. */
export function guideMarkdown({ data, body = '' }: CollectionEntry<'docs'>): string {
  const text = withoutComments(body)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return `# ${data.title}\n\n${data.description}\n\n${text}\n`;
}
