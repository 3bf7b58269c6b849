import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import type { Emitted } from '../../generate/emit/emit.ts';
import { repoRoot } from '../../shared/folders.ts';

/** Compiles the files of a client under the repository's tsconfig. Returns what the compiler says: `file.ts:line message`. */
export function compileClient(files: Emitted): string[] {
  // Git-ignored, and below `tools/`, so that the files find the runtime and zod; one for each process.
  const folder = join(repoRoot, 'tools/node_modules/.cache/scaffold', String(process.pid));
  mkdirSync(folder, { recursive: true });
  try {
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const sources = [...files.keys()].filter((name) => name.endsWith('.ts'));
    const options = compilerOptions();
    const program = ts.createProgram(
      sources.map((name) => join(folder, name)),
      options,
      hostFor(folder, options),
    );
    return sources
      .map((name) => program.getSourceFile(join(folder, name)))
      .filter((source) => source !== undefined)
      .flatMap((source) => [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ])
      .map(({ file, start = 0, messageText }) => {
        const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
        const name = file?.fileName.slice(folder.length + 1) ?? '';
        return `${name}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What clients stand on, read once for all of them: the declarations of TypeScript, Node, the runtime and zod. */
const foundations = new Map<string, ts.SourceFile | undefined>();

function hostFor(folder: string, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  // As TypeScript writes paths.
  const own = `${folder.split(sep).join('/')}/`;
  return {
    ...host,
    getSourceFile: (name, ...more) => {
      if (name.startsWith(own)) return host.getSourceFile(name, ...more);
      if (!foundations.has(name)) foundations.set(name, host.getSourceFile(name, ...more));
      return foundations.get(name);
    },
  };
}

function compilerOptions(): ts.CompilerOptions {
  const file = join(repoRoot, 'tsconfig.base.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options, errors } = ts.convertCompilerOptionsFromJson(config.compilerOptions, repoRoot, file);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.messageText}`);
  return options;
}
