// What is used of TypeSpec's packages. They are installed by `pnpm conformance` alone, so their own types are not there
// when the tools are checked.

declare module '@typespec/compiler' {
  interface SourceFile {
    readonly text: string;
    readonly path: string;
  }
  export interface CompilerHost {
    readFile(path: string): Promise<SourceFile>;
  }
  export interface Diagnostic {
    readonly severity: 'error' | 'warning';
    readonly code: string;
    readonly message: string;
  }
  export const NodeHost: CompilerHost;
  export function createSourceFile(text: string, path: string): SourceFile;
  export function compile(
    host: CompilerHost,
    main: string,
    options: {
      readonly emit: readonly string[];
      readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    },
  ): Promise<{ readonly diagnostics: readonly Diagnostic[] }>;
}

declare module '@typespec/spec-api' {
  export function expandDyns<T>(value: T, config: { readonly baseUrl: string }): T;
}
