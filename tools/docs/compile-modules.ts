import { join } from 'node:path';
import ts from 'typescript';
import { repoRoot } from '../shared/folders.ts';
import type { SnippetModule } from './snippet-module.ts';

/** A snippet's module, and where it stands and comes from. */
export interface PlacedModule extends SnippetModule {
  /** Below the project's folder. */
  readonly path: string;
  /** The page. */
  readonly file: string;
}

/**
 * Compiles modules of a project in one program, under the repository's own strict options.
 * Returns what the compiler says, with the lines of the pages: `README.md:57 Type 'string' is …`.
 */
export function compileModules(folder: string, modules: readonly PlacedModule[]): string[] {
  const program = ts.createProgram(
    modules.map(({ path }) => join(folder, path)),
    compilerOptions(folder),
  );
  return modules.flatMap((module) => {
    const source = program.getSourceFile(join(folder, module.path));
    if (!source) return [`${module.file}: ${module.path} was not compiled`];
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].flatMap(
      (found) => {
        const at = source.getLineAndCharacterOfPosition(found.start ?? 0).line;
        if (isUnused(found) && (at < module.preambleLines || !isInImport(source, found.start ?? 0)))
          return [];
        return [
          `${module.file}:${module.lines[at]} ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`,
        ];
      },
    );
  });
}

/** The repository's own strict options, for a project in that folder. */
export function compilerOptions(folder: string): ts.CompilerOptions {
  const file = join(repoRoot, 'tsconfig.base.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options, errors } = ts.convertCompilerOptionsFromJson(config.compilerOptions, repoRoot, file);
  if (errors.length > 0)
    throw new Error(`${file} cannot be read: ${errors.map((error) => error.messageText).join()}`);
  return { ...options, typeRoots: [join(folder, 'node_modules/@types')] };
}

// A result that the reader is to go on with is no fault; an import that nothing uses is.
function isUnused({ reportsUnnecessary }: ts.Diagnostic): boolean {
  return reportsUnnecessary !== undefined;
}

function isInImport(source: ts.SourceFile, position: number): boolean {
  return source.statements.some(
    (statement) => ts.isImportDeclaration(statement) && statement.pos <= position && position < statement.end,
  );
}
