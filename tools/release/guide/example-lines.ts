import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The example programs of a package, each with what it says of itself in its first line. */
export function exampleLines(folder: string): string[] {
  return globSync('examples/*.ts', { cwd: folder })
    .sort()
    .map((file) => {
      const [first = ''] = readFileSync(join(folder, file), 'utf8').split('\n');
      const path = file.replaceAll('\\', '/');
      return `- [${path}](${path}): ${first.replace(/^\/\/\s*/, '')}`;
    });
}
