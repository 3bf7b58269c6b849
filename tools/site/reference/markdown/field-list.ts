import type { FieldNode } from '../model/field-node.ts';
import { code } from '../words/code.ts';

/** The fields of a node as a nested list, a line for each. */
export function fieldList(nodes: readonly FieldNode[], depth = 0): string[] {
  return nodes.flatMap((node) => [
    `${'  '.repeat(depth)}- ${fieldLine(node)}`,
    ...innerList(node, depth + 1),
  ]);
}

/** What is within a node: its fields, or its forms with theirs. */
export function innerList(node: FieldNode, depth = 0): string[] {
  const forms = (node.variants ?? []).flatMap(({ name, tag, node: form }) => {
    const lead = tag === undefined ? code(name) : `${code(tag.field)} is ${code(tag.value)}`;
    const line = `${'  '.repeat(depth)}- ${lead}: ${joined(form)}`;
    return [line, ...innerList(form, depth + 1)];
  });
  return [...fieldList(node.children ?? [], depth), ...forms];
}

/** One field in a line: its name, type, whether it must be there, what it asks, what it is. */
export function fieldLine(node: FieldNode): string {
  return `${code(node.name)}: ${joined(node)}`;
}

/** The facts of a node in one line; only the last of them ends a sentence. */
export function joined(node: FieldNode): string {
  const facts = factsOf(node);
  return facts.map((fact, index) => (index < facts.length - 1 ? fact.replace(/\.$/, '') : fact)).join('; ');
}

/** The facts of a node, each a few words; the description is the last. */
function factsOf(node: FieldNode): string[] {
  const marks = [
    node.required ? 'required' : '',
    node.needed ? 'the client asks for it' : '',
    node.deprecated ? 'deprecated' : '',
    node.inferred ? 'inferred' : '',
    node.secret ? 'secret' : '',
    node.issued ? 'sent as the service issued it' : '',
  ];
  const said = node.description.replace(/\s+/g, ' ');
  return [
    code(node.nullable ? `${node.type} | null` : node.type),
    ...marks.filter((mark) => mark !== ''),
    ...node.limits,
    ...valuesOf(node),
    ...(node.sameAs === undefined ? [] : [`the same as ${code(node.sameAs)}`]),
    ...(node.otherFields === undefined ? [] : [node.otherFields.replace(/\s+/g, ' ')]),
    ...(said === '' ? [] : [said]),
  ];
}

function valuesOf({ values = [], open, type, variants }: FieldNode): string[] {
  if (variants !== undefined)
    return open === true ? ['one of these forms, or one that is yet to come'] : ['one of these forms'];
  // The type of few says them already.
  if (values.length === 0) return [];
  const list = values.map(({ value }) => code(value)).join(', ');
  if (open === true) return [`known values ${list}; others may come`];
  return type.includes("'") ? [] : [`one of ${list}`];
}
