import { join } from 'node:path';
import type { TwoslashShikiReturn } from '@shikijs/twoslash';
import ts from 'typescript';
import { createReader, type FoundName } from './read-names.ts';
import { typesProject } from './types-project.ts';

/** Code that is shown, and what it takes for granted. */
export interface TypedCode {
  /** Compiled before it, and not shown. */
  readonly before: string;
  readonly code: string;
}

/** Source files of the packages, read once for all programs. */
const registry = ts.createDocumentRegistry();

/**
 * The type of every name in each piece of code, as Shiki's Twoslash shows it. Twoslash itself makes a program for each
 * piece; in one for all of them the packages' types are resolved once, which is half of the work. Code that does not
 * compile fails, with what the compiler says.
 */
export function readTypes(pieces: readonly TypedCode[]): Map<string, TwoslashShikiReturn> {
  const { folder, compilerOptions } = typesProject();
  const texts = new Map(
    pieces.map(({ before, code }, index) => [
      join(folder, `piece-${index}.ts`),
      // Without an import or export it would be a script, which cannot await.
      `${before}${code}\nexport {};\n`,
    ]),
  );
  const service = ts.createLanguageService(hostOf(texts, folder, compilerOptions), registry);
  const read = createReader(service);
  const pairs = [...texts.keys()].map((file, index): [string, TwoslashShikiReturn] => {
    const { before = '', code = '' } = pieces[index] ?? {};
    refuseErrors(service, file, code);
    return [code, { code, nodes: namesOf(read(file), before.length, code) }];
  });
  service.dispose();
  return new Map(pairs);
}

function hostOf(
  texts: ReadonlyMap<string, string>,
  folder: string,
  compilerOptions: ts.CompilerOptions,
): ts.LanguageServiceHost {
  const readFile = (file: string) => texts.get(file) ?? ts.sys.readFile(file);
  return {
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    // What a reader is to go on with is no fault.
    getCompilationSettings: () => ({ ...compilerOptions, noUnusedLocals: false }),
    getCurrentDirectory: () => folder,
    // Nothing of it changes: without a version, each question has every file looked at anew.
    getProjectVersion: () => '1',
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [...texts.keys()],
    getScriptSnapshot(file) {
      const text = readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getScriptVersion: (file) => texts.get(file) ?? '1',
    fileExists: (file) => texts.has(file) || ts.sys.fileExists(file),
    readFile,
  };
}

function refuseErrors(service: ts.LanguageService, file: string, code: string): void {
  const [found] = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
  if (!found) return;
  const message = ts.flattenDiagnosticMessageText(found.messageText, ' ');
  throw new Error(`A snippet of the site does not compile: ${message}\n\n${code}`);
}

function namesOf(names: readonly FoundName[], from: number, code: string): TwoslashShikiReturn['nodes'] {
  return names
    .filter(({ at, target }) => at >= from && at + target.length <= from + code.length)
    .map((name) => hover(name, name.at - from, code));
}

function hover(
  { target, text, docs }: FoundName,
  start: number,
  code: string,
): TwoslashShikiReturn['nodes'][number] {
  const before = code.slice(0, start).split('\n');
  return {
    type: 'hover',
    target,
    text,
    docs,
    start,
    length: target.length,
    line: before.length - 1,
    character: before.at(-1)?.length ?? 0,
  };
}
