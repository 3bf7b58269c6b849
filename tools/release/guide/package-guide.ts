import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';
import { exampleLines } from './example-lines.ts';
import { libraryParts } from './library-guide.ts';
import { mistakeTable } from './mistakes.ts';
import { vendorApis } from './vendor-api.ts';
import { vendorParts } from './vendor-guide.ts';

/**
 * A short guide to a package for people and assistants who read `node_modules`: how to begin, the mistakes to prevent,
 * errors, and an index of what can be called. Made of a prepared workspace when packing, so that it cannot be old.
 */
export async function packageGuide(root: string, one: WorkspacePackage): Promise<string> {
  const apis = vendorApis(root, one);
  const parts = apis.length > 0 ? await vendorParts(root, one, apis) : libraryParts(root, one);
  const lines = [
    `# ${one.name} ${one.version}: a short guide`,
    '',
    `${String(one.manifest.description ?? '')}. For whoever writes code with it, people and assistants: read it whole.`,
    '',
    ...parts.start,
    '## Mistakes to prevent',
    '',
    ...mistakeTable(parts.mistakes),
    '',
    '## Errors',
    '',
    ...parts.errors,
    '',
    ...parts.index,
    '## Where the rest is',
    '',
    '- [README.md](README.md): everything about this package, in snippets that were run.',
    ...exampleLines(join(root, 'packages', one.folder)),
    ...parts.rest,
    '',
  ];
  return lines.join('\n');
}
