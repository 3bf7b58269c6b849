import { markdownToHtml } from 'satteri';

/** Markdown of a spec as HTML. */
export function toHtml(markdown: string): string {
  return markdown === '' ? '' : markdownToHtml(markdown, {}).html;
}

/** The same of a sentence that stands inside of a paragraph. */
export function toInlineHtml(markdown: string): string {
  return toHtml(markdown)
    .trim()
    .replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}
