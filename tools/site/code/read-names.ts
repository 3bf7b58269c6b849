import ts from 'typescript';

/** A name in a file, and what an editor says of it. */
export interface FoundName {
  readonly at: number;
  readonly target: string;
  readonly text: string;
  readonly docs: string;
}

/**
 * Reads the names of files of a service. Most samples of an API make the same client in the same words: what comes down
 * to the same imports and the same statements up to there is asked of the compiler once.
 */
export function createReader(service: ts.LanguageService): (file: string) => FoundName[] {
  const known = new Map<string, readonly FoundName[]>();
  return (file) => {
    const source = service.getProgram()?.getSourceFile(file);
    if (!source) throw new Error(`${file} is not in the program.`);
    const imported = source.statements.filter(ts.isImportDeclaration).flatMap(importedNames);
    const others = source.statements.filter((one) => !ts.isImportDeclaration(one));
    const parts = [
      ...imported.map(({ node, key }) => ({ node, key })),
      ...others.map((node, index) => ({ node, key: keyOf(others.slice(0, index + 1), imported) })),
    ];
    return parts
      .flatMap(({ node, key }) => {
        const start = node.getStart();
        const names = known.get(key) ?? namesIn(service, file, node);
        known.set(key, names);
        return names.map((name) => ({ ...name, at: start + name.at }));
      })
      .sort((one, other) => one.at - other.at);
  };
}

interface ImportedName {
  readonly node: ts.Node;
  readonly name: string;
  readonly key: string;
}

function importedNames({ importClause, moduleSpecifier }: ts.ImportDeclaration): ImportedName[] {
  const from = `from ${moduleSpecifier.getText()}`;
  const named = (node: ts.Node, name: ts.Identifier) => ({
    node,
    name: name.text,
    key: `import ${importClause?.phaseModifier ?? ''} ${node.getText()} ${ts.SyntaxKind[node.kind]} ${from}`,
  });
  const { name, namedBindings } = importClause ?? {};
  const all = namedBindings && ts.isNamespaceImport(namedBindings) ? [namedBindings] : [];
  const some = namedBindings && ts.isNamedImports(namedBindings) ? [...namedBindings.elements] : [];
  return [...(name ? [named(name, name)] : []), ...[...all, ...some].map((one) => named(one, one.name))];
}

/** What the types of the last of some statements depend on: all of their words, and the imports that they mention. */
function keyOf(statements: readonly ts.Statement[], imported: readonly ImportedName[]): string {
  const words = statements.map((one) => one.getText()).join('\n');
  const mentioned = new Set(words.match(/[\w$]+/g));
  return [...imported.filter(({ name }) => mentioned.has(name)).map(({ key }) => key), words].join('\n');
}

/** The names of a node, with their places from where it starts. */
function namesIn(service: ts.LanguageService, file: string, node: ts.Node): FoundName[] {
  const names: FoundName[] = [];
  const start = node.getStart();
  const visit = (one: ts.Node): void => {
    if (ts.isIdentifier(one)) {
      const info = service.getQuickInfoAtPosition(file, one.getStart());
      if (info)
        names.push({
          at: one.getStart() - start,
          target: one.text,
          text: ts.displayPartsToString(info.displayParts),
          docs: ts.displayPartsToString(info.documentation),
        });
    }
    ts.forEachChild(one, visit);
  };
  visit(node);
  return names;
}
