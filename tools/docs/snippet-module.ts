import ts from 'typescript';
import type { Page, Snippet } from './read-page.ts';

/** A snippet as a module that can be compiled. */
export interface SnippetModule {
  readonly text: string;
  /** For each of its lines, the line of the page that it comes from. */
  readonly lines: readonly number[];
  /** How many of its lines come from the preamble. */
  readonly preambleLines: number;
}

/**
 * Puts those statements of the page's preamble before a snippet whose names it uses and does not declare.
 * Names that snippets before it declared are not known: each snippet is a module of its own.
 */
export function snippetModule(snippet: Snippet, { preamble }: Pick<Page, 'preamble'>): SnippetModule {
  const behind = snippet.run?.behind;
  const own = parse(`${snippet.code}\n${behind?.code ?? ''}`);
  const declared = new Set(own.statements.flatMap(declaredNames));
  const wanted = usedNames(own);
  const source = parse(preamble.code);
  const needed = new Set<ts.Statement>();
  for (let before = -1; before < needed.size; ) {
    before = needed.size;
    for (const statement of source.statements) {
      if (needed.has(statement)) continue;
      if (!declaredNames(statement).some((name) => wanted.has(name) && !declared.has(name))) continue;
      needed.add(statement);
      for (const name of usedNames(statement)) wanted.add(name);
    }
  }
  const before = source.statements
    .filter((statement) => needed.has(statement))
    .flatMap((statement) => {
      const start = source.getLineAndCharacterOfPosition(statement.getStart(source)).line + preamble.line;
      return textOf(statement, source, (name) => wanted.has(name) && !declared.has(name))
        .split('\n')
        .map((text, index) => ({ text, line: start + index }));
    });
  const code = [
    ...numbered(snippet.code, snippet.line),
    ...(behind ? numbered(behind.code, behind.line) : []),
  ];
  // Without an import or export it would be a script, which cannot await.
  const all = [...before, ...code, { text: 'export {};', line: snippet.line }];
  return {
    text: all.map(({ text }) => `${text}\n`).join(''),
    lines: all.map(({ line }) => line),
    preambleLines: before.length,
  };
}

/** A statement of the preamble; of an import those names that are wanted, since a snippet may import the others itself. */
function textOf(statement: ts.Statement, source: ts.SourceFile, isWanted: (name: string) => boolean): string {
  if (!ts.isImportDeclaration(statement)) return statement.getText(source);
  const { importClause, moduleSpecifier } = statement;
  const bindings = importClause?.namedBindings;
  if (!importClause || !bindings || !ts.isNamedImports(bindings)) return statement.getText(source);
  const names = bindings.elements.filter(({ name }) => isWanted(name.text)).map((one) => one.getText(source));
  const kind = importClause.isTypeOnly ? 'import type' : 'import';
  return `${kind} { ${names.join(', ')} } from ${moduleSpecifier.getText(source)};`;
}

function numbered(code: string, line: number): { readonly text: string; readonly line: number }[] {
  return code
    .replace(/\n$/, '')
    .split('\n')
    .map((text, index) => ({ text, line: line + index }));
}

/** The packages that a snippet imports itself. */
export function importedPackages(code: string): string[] {
  return parse(code).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const [, name] = /^((?:@[^/]+\/)?[^/]+)/.exec(statement.moduleSpecifier.text) ?? [];
    return name === undefined || name.startsWith('node:') ? [] : [name];
  });
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.Latest, true);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const named =
      namedBindings && (ts.isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings]);
    return [...(name ? [name.text] : []), ...(named ?? []).map((binding) => binding.name.text)];
  }
  const { name } = statement as ts.DeclarationStatement;
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

function usedNames(root: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMember(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

/** `.name`, the key of `name: value`, or what `name as other` and `{ name: other }` take it from: no use of a variable of that name. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isBindingElement(parent)) return parent.propertyName === node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}
