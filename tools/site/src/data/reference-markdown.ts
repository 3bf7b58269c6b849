import { markdownPath } from './markdown-path.ts';
import { apiPath, reference } from './reference.ts';

/** The list of all APIs as plain Markdown. */
export function referenceMarkdown(): string {
  const rows = reference.map(
    (api) =>
      `- [${api.title} ${api.version}](${markdownPath(apiPath(api))}): \`${api.importPath}\`, ${api.counts.operations} operations`,
  );
  return `# Reference\n\n${rows.join('\n')}\n`;
}
