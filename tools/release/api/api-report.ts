import { dirname, join, sep } from 'node:path';
import ts from 'typescript';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';
import { type EntryPoint, entryPoints } from './entry-points.ts';

type Declared = Map<ts.Symbol, string>;

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** TypeScript's own declarations, read once for the programs of all packages: they are most of what each is made of. */
const libraries = new Map<string, ts.SourceFile | undefined>();
const plain = ts.createCompilerHost(options);
const libraryFolder = `${plain.getDefaultLibLocation?.()}/`;
const host: ts.CompilerHost = {
  ...plain,
  getSourceFile: (name, ...more) => {
    if (!name.startsWith(libraryFolder)) return plain.getSourceFile(name, ...more);
    const known = libraries.get(name) ?? plain.getSourceFile(name, ...more);
    libraries.set(name, known);
    return known;
  },
};

/** The reports of every built package of a workspace, by their file. */
export function workspaceReports(
  root: string,
  packages: readonly WorkspacePackage[],
): ReadonlyMap<string, string> {
  const reports = packages.flatMap((one) => [...apiReports(entryPoints(root, [one]))]);
  return new Map(reports.map(([{ report }, text]) => [report, text]));
}

/**
 * Writes what users can see of each entry point of a package: every export, by name, with its type, and what those types
 * are made of. Comments are left out, so that a report changes only when code that compiled may no longer compile.
 *
 * Read from the built declarations, through the checker: how the build cuts them into files does not matter. By hand, since
 * api-extractor brings its own compiler, takes one entry point at a time and repeats what they share.
 */
export function apiReports(entries: readonly EntryPoint[]): Map<EntryPoint, string> {
  const program = ts.createProgram(
    entries.map(({ types }) => types),
    options,
    host,
  );
  const checker = program.getTypeChecker();
  // What one entry point has shown, the next ones only name.
  const shown: Declared = new Map();
  return new Map(entries.map((entry) => [entry, reportOf(entry, program, checker, shown)]));
}

function reportOf(entry: EntryPoint, program: ts.Program, checker: ts.TypeChecker, shown: Declared): string {
  const file = program.getSourceFile(entry.types);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${entry.types} is not there, or is no module. Build it: npx turbo run build`);
  const own = join(entry.types.slice(0, entry.types.indexOf(`${sep}dist${sep}`)), 'dist') + sep;
  const exported = checker
    .getExportsOfModule(module)
    .map((symbol) => ({ name: symbol.name, symbol: resolve(symbol, checker) }))
    .sort((a, b) => compare(a.name, b.name));
  const parts: string[] = [];
  const inner = new Map<ts.Symbol, string>();
  for (const { name, symbol } of exported) {
    const declarations = ownDeclarations(symbol, own);
    const first = shown.get(symbol);
    if (declarations.length === 0) {
      parts.push(`export { ${name} } from '${foreignModule(symbol)}';`);
    } else if (first !== undefined) {
      parts.push(`export { ${name} } from '${first}';`);
    } else {
      shown.set(symbol, entry.specifier);
      const text = declarations.map((declaration) => print(declaration)).join('\n');
      parts.push(symbol.name === name ? `export ${text}` : `${text}\nexport { ${symbol.name} as ${name} };`);
      collect(declarations, own, checker, inner, shown);
    }
  }
  const exportedSymbols = new Set(exported.map(({ symbol }) => symbol));
  const hidden = [...inner]
    .filter(([symbol]) => !exportedSymbols.has(symbol) && !shown.has(symbol))
    .sort(([a], [b]) => compare(a.name, b.name));
  for (const [symbol] of hidden) shown.set(symbol, entry.specifier);
  return page(
    entry,
    parts,
    hidden.map(([, text]) => text),
  );
}

/** The types that declarations are made of and nobody exports, and those of these, to the end. */
function collect(
  declarations: readonly ts.Node[],
  own: string,
  checker: ts.TypeChecker,
  found: Map<ts.Symbol, string>,
  shown: Declared,
): void {
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      const target = symbol && resolve(symbol, checker);
      const inside = target ? ownDeclarations(target, own) : [];
      if (target && inside.length > 0 && !found.has(target) && !shown.has(target)) {
        found.set(target, inside.map((declaration) => print(declaration)).join('\n'));
        for (const declaration of inside) ts.forEachChild(declaration, visit);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const declaration of declarations) visit(declaration);
}

/** The statements of this package that declare a symbol; none for a member of one, or for another package's. */
function ownDeclarations(symbol: ts.Symbol, own: string): ts.Statement[] {
  return (symbol.declarations ?? []).flatMap((declaration) => {
    if (!declaration.getSourceFile().fileName.split('/').join(sep).startsWith(own)) return [];
    const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    return ts.isStatement(statement) &&
      ts.isSourceFile(statement.parent) &&
      !ts.isExportDeclaration(statement)
      ? [statement]
      : [];
  });
}

function foreignModule(symbol: ts.Symbol): string {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
  const [, installed] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  const [, workspace] = /.*\/packages\/([^/]+)\/dist\//.exec(file) ?? [];
  if (workspace !== undefined) return `@quittance/${workspace}`;
  return installed ?? dirname(file);
}

function resolve(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

const printer = ts.createPrinter({ removeComments: true });

function print(node: ts.Node): string {
  return printer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replace(/^(export )?(declare )?/, '')
    .replace(/^ {4,}/gm, (spaces) => ' '.repeat(spaces.length / 2));
}

/** By character code: a locale's order would differ between machines. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function page({ specifier }: EntryPoint, exported: readonly string[], hidden: readonly string[]): string {
  const fence = (parts: readonly string[]): string[] => ['```ts', parts.join('\n\n'), '```'];
  const inside =
    hidden.length === 0 ? [] : ['', '## Not exported, but part of the above', '', ...fence(hidden)];
  return [
    `# ${specifier}`,
    '',
    'Written by `pnpm api` from the built declarations, without their comments. Do not edit: what changes here, users see.',
    '',
    ...fence(exported),
    ...inside,
    '',
  ].join('\n');
}
