import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { repoRoot } from '../../shared/folders.ts';
import { fixturesFolder } from './emit-tiny.ts';

/** The files of one fixture: name to text. */
export type Fixture = ReadonlyMap<string, string>;

/**
 * Compiles fixtures under the repository's tsconfig, in one program, against the sources of the runtime.
 * Returns what the compiler says of them: `fixture/file.ts:line message`.
 */
export function compile(fixtures: ReadonlyMap<string, Fixture>): string[] {
  const root = join(fixturesFolder, 'compiled');
  rmSync(root, { recursive: true, force: true });
  const files: string[] = [];
  for (const [fixture, texts] of fixtures) {
    mkdirSync(join(root, fixture), { recursive: true });
    for (const [name, text] of texts) {
      const file = join(root, fixture, name);
      writeFileSync(file, text);
      if (name.endsWith('.ts')) files.push(file);
    }
  }
  const program = ts.createProgram(files, compilerOptions());
  return files
    .map((file) => program.getSourceFile(file))
    .filter((source) => source !== undefined)
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ])
    .map(({ file, start = 0, messageText }) => {
      const name = file?.fileName.slice(root.length + 1) ?? '';
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${name}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
}

function compilerOptions(): ts.CompilerOptions {
  const file = join(repoRoot, 'tsconfig.base.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options, errors } = ts.convertCompilerOptionsFromJson(config.compilerOptions, repoRoot, file);
  if (errors.length > 0)
    throw new Error(`${file} cannot be read: ${errors.map((error) => error.messageText).join()}`);
  const runtime = join(repoRoot, 'packages/runtime/src');
  return {
    ...options,
    typeRoots: [join(repoRoot, 'node_modules/@types')],
    paths: {
      '@quittance/runtime': [join(runtime, 'index.ts')],
      '@quittance/runtime/schema': [join(runtime, 'schema/index.ts')],
      '@quittance/runtime/zod': [join(runtime, 'zod.ts')],
    },
  };
}
