import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShikiTransformer } from 'shiki';
import { readPage } from '../../docs/read-page.ts';
import { snippetModule } from '../../docs/snippet-module.ts';
import { cut } from './with-types.ts';

const pagesFolder = join(import.meta.dirname, '../src/content/docs');

/**
 * Puts before a snippet of a guide the statements that it takes for granted, out of sight, as the test does that runs it.
 * A block that is not to be compiled stays as it is, and has no types.
 */
export function withPreambles(): ShikiTransformer {
  const preambles = readPreambles();
  return {
    name: 'preambles',
    preprocess(code, { lang }) {
      const preamble = lang === 'ts' ? preambles.get(code.trim()) : undefined;
      return preamble === undefined ? undefined : `${preamble}${cut}\n${code}`;
    },
  };
}

/** By the code of the snippet. */
function readPreambles(): ReadonlyMap<string, string> {
  const files = globSync('**/*.md', { cwd: pagesFolder });
  return new Map(
    files
      .map((file) => readPage(file, readFileSync(join(pagesFolder, file), 'utf8')))
      .flatMap((page) =>
        page.snippets
          .filter((snippet) => !snippet.notCompiled)
          .map((snippet): [string, string] => {
            const { text, preambleLines } = snippetModule(snippet, page);
            const lines = text.split('\n').slice(0, preambleLines);
            return [snippet.code.trim(), lines.map((line) => `${line}\n`).join('')];
          }),
      ),
  );
}
