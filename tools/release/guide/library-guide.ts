import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../../docs/read-page.ts';
import { type EntryPoint, entryPoints } from '../api/entry-points.ts';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';
import { errorTable, pageOfErrors } from './error-table.ts';
import { exportedNames, nameLines } from './exported-names.ts';
import type { GuideParts } from './guide-parts.ts';
import { libraryWords } from './library-words.ts';

/** The guide to a package that is no vendor's: the first sample of its README, and what it exports. */
export function libraryParts(root: string, one: WorkspacePackage): GuideParts {
  const { folder, name } = one;
  const words = libraryWords[folder];
  if (words === undefined) {
    throw new Error(
      `${name} has no API in specs/apis.yaml, and its guide no words. Add the mistakes to prevent in tools/release/guide/library-words.ts.`,
    );
  }
  const sample = sampleBelow(words.section, root, folder);
  const [first, ...others] = entryPoints(root, [one]);
  if (first === undefined) throw new Error(`${name}: \`exports\` has no module.`);
  return {
    start: [`From [README.md](README.md):`, '', '```ts', sample, '```', ''],
    mistakes: words.mistakes,
    errors: errorLines(root, one, first),
    index: [
      '## Exports',
      '',
      `\`${first.specifier}\`, beside types and classes of errors:`,
      '',
      ...nameLines(exportedNames(root, first).filter((exported) => !isError(exported))),
      '',
      ...others.map((entry) => {
        const names = exportedNames(root, entry).map((exported) => `\`${exported.name}\``);
        return `- \`${entry.specifier}\`: ${names.join(', ') || 'types'}`;
      }),
      ...(others.length === 0 ? [] : ['']),
    ],
    rest: ['- `dist/*.d.ts`: every type with its comment.'],
  };
}

/** The first sample below a heading of a package's README. */
function sampleBelow(heading: string, root: string, folder: string): string {
  const page = `packages/${folder}/README.md`;
  const text = readFileSync(join(root, page), 'utf8');
  const after = text.split('\n').indexOf(heading);
  const snippet = readPage(page, text).snippets.find(({ line }) => line > after);
  if (after < 0 || snippet === undefined)
    throw new Error(
      `${page} has no sample below "${heading}". Name another heading in tools/release/guide/library-words.ts.`,
    );
  return snippet.code.trimEnd();
}

/** The table where it is at home; elsewhere the errors of the package itself. */
function errorLines(root: string, { folder }: WorkspacePackage, entry: EntryPoint): string[] {
  if (pageOfErrors.startsWith(`packages/${folder}/`)) return errorTable(root);
  return [
    ...nameLines(exportedNames(root, entry).filter(isError)),
    '- Calls of clients end in those of `@quittance/runtime`, whose guide has them in a table.',
  ];
}

function isError({ name }: { readonly name: string }): boolean {
  return /^[A-Z]\w*Error$/.test(name);
}
