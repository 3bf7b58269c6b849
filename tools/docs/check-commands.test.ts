import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from '../shared/folders.ts';
import { unknownCommands } from './check-commands.ts';
import { markdownFiles } from './markdown-files.ts';

test('every command that a page tells to run is a script of the repository', () => {
  const read = (file: string) => readFileSync(join(repoRoot, file), 'utf8');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(markdownFiles().flatMap((file) => unknownCommands(file, read(file), Object.keys(scripts)))).toEqual(
    [],
  );
});

test('names a command without a script, with its line', () => {
  const text = [
    '# Title',
    '```sh',
    'npm install acme',
    'pnpm build  # all',
    'pnpm bild',
    'ls',
    '```',
    'pnpm prose',
  ].join('\n');
  expect(unknownCommands('README.md', text, ['build'])).toEqual([
    "README.md:5 package.json has no script 'bild'",
  ]);
});
