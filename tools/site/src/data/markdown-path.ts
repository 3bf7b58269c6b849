/** Where the same page is as plain Markdown: `/reference/keyline/` has `/reference/keyline.md`. */
export function markdownPath(path: string): string {
  const page = path.replace(/(index\.html|\/)$/, '');
  return page === '' ? '/index.md' : `${page}.md`;
}
