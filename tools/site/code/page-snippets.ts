import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../../docs/read-page.ts';
import { snippetModule } from '../../docs/snippet-module.ts';
import type { TypedCode } from './read-types.ts';

const folder = join(import.meta.dirname, '../src/content/docs');

/** The snippets of all pages that are compiled, each with what its page takes for granted, as the test has it that runs them. */
export function pageSnippets(): TypedCode[] {
  return globSync('**/*.md', { cwd: folder })
    .map((file) => readPage(file, readFileSync(join(folder, file), 'utf8')))
    .flatMap((page) =>
      page.snippets
        .filter((snippet) => !snippet.notCompiled)
        .map((snippet) => {
          const { text, preambleLines } = snippetModule(snippet, page);
          const before = text.split('\n').slice(0, preambleLines);
          return { code: snippet.code.trimEnd(), before: before.map((line) => `${line}\n`).join('') };
        }),
    );
}
