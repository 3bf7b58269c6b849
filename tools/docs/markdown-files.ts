import { globSync } from 'node:fs';
import { sep } from 'node:path';
import { repoRoot } from '../shared/folders.ts';

/** The pages that people read first, from the root of the repository: its own and CONTRIBUTING, and each package's and folder's README and MIGRATING, and the guides of the site. */
export function markdownFiles(root: string = repoRoot): string[] {
  return globSync(
    [
      '*.md',
      '{packages,tools}/*/{README,MIGRATING}.md',
      'specs/README.md',
      '.github/CONTRIBUTING.md',
      'tools/site/src/content/docs/**/*.md',
    ],
    { cwd: root },
  )
    .map((file) => file.split(sep).join('/'))
    .sort();
}
