import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { RegisteredApi } from '../../../shared/apis.ts';
import { repoRoot } from '../../../shared/folders.ts';
import type { ClientOption } from '../model/api-page.ts';

/** The options that an entry point adds to those of all clients, as its declaration `<Name>Options` has them. */
export function clientOptions(api: RegisteredApi, root: string = repoRoot): ClientOption[] {
  const file = join(root, 'packages', api.package, 'src', `${api.entry === '.' ? 'index' : api.entry}.ts`);
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Map<string, ClientOption>();
  const declared = new Map(
    source.statements.flatMap((statement) =>
      ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
        ? [[statement.name.text, statement] as const]
        : [],
    ),
  );
  const visit = (node: ts.Node, isWhole: boolean, above: string): void => {
    if (ts.isPropertySignature(node)) add(found, node, isWhole, above);
    else if (ts.isTypeReferenceNode(node)) {
      const target = declared.get(node.typeName.getText(source));
      // What it says of its members together holds for one that says nothing itself.
      if (target !== undefined) visit(target, isWhole, commentOf(target));
    } else ts.forEachChild(node, (child) => visit(child, isWhole && !ts.isUnionTypeNode(node), above));
  };
  const options = declared.get(`${api.name}Options`);
  if (options !== undefined) visit(options, true, '');
  return [...found.values()];
}

/** One member; that of a form in which it must be absent (`token?: undefined`) says nothing. */
function add(
  found: Map<string, ClientOption>,
  node: ts.PropertySignature,
  isWhole: boolean,
  above: string,
): void {
  const name = node.name.getText();
  const type = (node.type?.getText() ?? 'unknown').replace(/ \| undefined$/, '');
  if (type === 'undefined' || found.has(name)) return;
  const required = isWhole && node.questionToken === undefined;
  found.set(name, { name, type, required, description: commentOf(node) || above });
}

function commentOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map((doc) => (ts.isJSDoc(doc) ? (ts.getTextOfJSDocComment(doc.comment) ?? '') : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
