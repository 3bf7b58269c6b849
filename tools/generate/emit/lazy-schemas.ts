import ts from 'typescript';
import { schemaType } from './schema-type.ts';

/**
 * Turns the zod plugin's constants into schemas that are built when first used: an import builds nothing,
 * and bundlers drop what no operation refers to.
 *
 * `export const zA = q.looseObject({ b: z.optional(zB) })` becomes
 * `export const zA: q.Schema<A> = /* @__PURE__ *\/ q.lazy(() => q.looseObject({ b: q.optional(zB()) }))`: what the plugin
 * writes without asking our resolvers, we have by the same names.
 * `types` are the names that the types file exports; a schema named after one is annotated with it,
 * so that no reader's compiler infers zod's own types (they cost seconds and gigabytes).
 */
export function lazySchemas(source: string, types: ReadonlySet<string>): string {
  const file = ts.createSourceFile('schemas.gen.ts', source, ts.ScriptTarget.Latest, true);
  const constants = file.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations]);
  const names = new Set(constants.map((constant) => constant.name.getText(file)));
  const edits: { at: number; until: number; text: string }[] = [];
  const used = new Set<string>();

  for (const { name, initializer } of constants) {
    if (initializer === undefined) continue;
    const type = schemaType(name.getText(file), types);
    if (type !== undefined) used.add(type.imported);
    const annotation = type === undefined ? ': q.Schema' : `: q.Schema<${type.text}>`;
    edits.push({ at: name.end, until: name.end, text: annotation });
    edits.push({
      at: initializer.getStart(file),
      until: initializer.getStart(file),
      text: '/* @__PURE__ */ q.lazy(() => ',
    });
    edits.push({ at: initializer.end, until: initializer.end, text: ')' });
    visit(initializer);
  }

  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && names.has(node.text) && !isNamedVariant(node)) {
      edits.push({ at: node.end, until: node.end, text: '()' });
    }
    if (ts.isIdentifier(node) && node.text === 'z' && isNamespace(node)) {
      edits.push({ at: node.getStart(file), until: node.end, text: 'q' });
    }
    // `q.lazy` is around every schema; zod's is around one that holds itself.
    if (ts.isIdentifier(node) && node.text === 'lazy') {
      edits.push({ at: node.getStart(file), until: node.end, text: 'recursive' });
    }
    if (ts.isArrowFunction(node) && node.type?.kind === ts.SyntaxKind.AnyKeyword) {
      edits.push({ at: node.type.getStart(file), until: node.type.end, text: 'ReturnType<q.Schema>' });
    }
    ts.forEachChild(node, visit);
  }

  let text = source;
  for (const edit of edits.sort((a, b) => b.at - a.at || b.until - a.until)) {
    text = text.slice(0, edit.at) + edit.text + text.slice(edit.until);
  }
  text = text
    // Either may be missing: zod's where nothing is optional, ours where nothing asked for it.
    .replace(/^import \* as (q from '@quittance\/runtime\/schema'|z from 'zod\/mini');\n+/gm, '')
    .replace(/^(?=export )/m, "import * as q from '@quittance/runtime/schema';\n\n");
  if (used.size === 0) return text;
  const imported = `import type {\n${[...used]
    .sort()
    .map((name) => `    ${name},\n`)
    .join('')}} from './types.gen.ts';\n`;
  return text.replace(/(import \* as q from '@quittance\/runtime\/schema';\n)/, `$1\n${imported}`);
}

/** Whether an identifier is a variant in the map of a tagged union: those stay uncalled. */
function isNamedVariant(node: ts.Identifier): boolean {
  const property = node.parent;
  if (!ts.isPropertyAssignment(property) || property.initializer !== node) return false;
  const call = property.parent.parent;
  return ts.isCallExpression(call) && /^q\.(tagged|openTagged)$/.test(call.expression.getText());
}

function isNamespace(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
}
