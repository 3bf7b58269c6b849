import type { OpenApi } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import type { Adopted } from '../adopt/adopt.ts';
import { type Finding, formatFindings } from '../adopt/finding.ts';
import type { Target } from '../target.ts';

/** `SOURCES.md` of a spec that nobody has read a source for yet. */
export function skeletonSources(target: Target, document: OpenApi): string {
  const inferred = [...operations(document)].map(
    ({ id, method, path }) => `- \`${id}\`: ${method.toUpperCase()} ${path}`,
  );
  return `# Sources: ${target.title} API

Nothing has been read yet. \`pnpm scaffold ${target.id}\` made this spec to begin with; all of it is a placeholder, no
vendor's page says any of it, and the addresses lead nowhere. Write the vendor's operations in its place, and here
for each of them the page that prints it.

| Operation | Method and path | Page |
|---|---|---|

## Inferred, and why (\`x-inferred\`)

Placeholders, to be deleted:

${inferred.join('\n')}

## Documents and examples that disagree

Nothing has been compared yet.

## Examples

0 source examples are re-created in \`examples/source/\`.
`;
}

/** `SOURCES.md` of a spec that began as the vendor's own document. */
export function importedSources(
  target: Target,
  { document, findings }: Pick<Adopted, 'document' | 'findings'>,
  source: { name: string; date: string },
): string {
  const rows = [...operations(document)].map(({ id, method, path, extensions }) => {
    const { page } = (extensions['x-source'] ?? document['x-source'] ?? {}) as { page?: string };
    return `| ${id} | ${method.toUpperCase()} ${path} | ${page === undefined ? '' : `<${page}>`} |`;
  });
  return `# Sources: ${document.info.title}

Taken on ${source.date} from the vendor's OpenAPI document \`${source.name}\`, version ${document.info.version}, with
\`pnpm scaffold ${target.id} --from\`. Its descriptions and examples stand as they came: replace them with our own words
and data, and compare the shapes with the vendor's pages and examples.

| Operation | Method and path | Page |
|---|---|---|
${rows.join('\n')}
${changes(findings)}
## Documents and examples that disagree

Nothing has been compared yet.

## Examples

0 source examples are re-created in \`examples/source/\`.
`;
}

/** What is here other than in the vendor's document. */
function changes(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = formatFindings(findings).map(
    (line) => `- ${line.replaceAll('  ', ': ').replaceAll('<', '\\<')}`,
  );
  return `
## Changed when it was taken

Shapes that our rules refuse, where they stood, and what became of them:

${rows.join('\n')}
`;
}
