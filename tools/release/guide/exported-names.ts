import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryPoint } from '../api/entry-points.ts';

/** A function, class or constant that users import. */
export interface ExportedName {
  readonly name: string;
  /** The first sentence of its doc comment; empty where it has none. */
  readonly says: string;
}

/** The values that an entry point exports, by name: those of its report. */
export function exportedNames(root: string, { report, folder }: EntryPoint): ExportedName[] {
  const text = readFileSync(join(root, report), 'utf8');
  const declared = [...text.matchAll(/^export (?:abstract )?(?:function|class|const) ([\w$]+)/gm)];
  const handedOn = [...text.matchAll(/^export \{ ([a-z][\w$]*) \} from/gm)];
  const sentences = firstSentences(join(root, 'packages', folder, 'src'));
  return [...new Set([...declared, ...handedOn].map(([, name = '']) => name))].map((name) => ({
    name,
    says: sentences.get(name) ?? '',
  }));
}

/** What the entry file of a vendor's API exports beside what is generated and the factories. */
export function ownNames(root: string, folder: string, entry: string): ExportedName[] {
  const source = join(root, 'packages', folder, 'src');
  const text = readFileSync(join(source, `${entry === '.' ? 'index' : entry}.ts`), 'utf8');
  const sentences = firstSentences(source);
  return [...text.matchAll(/^export \{([^}]*)\} from/gm)]
    .flatMap(([, list = '']) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => ({ name, says: sentences.get(name) ?? '' }));
}

/** The first sentence that the doc comment of each exported declaration begins with, in a folder of sources. */
function firstSentences(folder: string): Map<string, string> {
  const declaration =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:async )?(?:abstract )?(?:function\*?|class|const) ([\w$]+)/g;
  const files = globSync('**/*.ts', { cwd: folder }).filter((file) => !/\.test\.ts$|^gen\//.test(file));
  return new Map(
    files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(declaration)].map(
        ([, comment = '', name = '']) => [name, firstSentence(comment)] as const,
      ),
    ),
  );
}

function firstSentence(comment: string): string {
  const text = comment.replace(/^\s*\* ?/gm, '').trim();
  const [, sentence = text] = /^([\s\S]*?[.!?])(?:\s|$)/.exec(text) ?? [];
  return sentence.replace(/\s+/g, ' ').replace(/\{@link ([^}]+)\}/g, '`$1`');
}

/** As a list of Markdown. */
export function nameLines(names: readonly ExportedName[]): string[] {
  return names.map(({ name, says }) => `- \`${name}\`${says === '' ? '' : `: ${says}`}`);
}
