import type { FieldNode } from '../model/field-node.ts';
import type { OperationPage } from '../model/operation-page.ts';

/** Names that say most of a thing, in this order. */
const TELLING = [
  ...[
    'id',
    'number',
    'name',
    'state',
    'status',
    'url',
    'link',
    'total',
    'count',
    'email',
    'username',
    'expires_at',
  ],
] as const;

/** Where a page shows what a node refers to. */
export type NodeAt = (anchor: string) => FieldNode | undefined;

/** The members of a result that a sample prints: `.content.id`, `.content.state`; none where it is printed whole. */
export function tellingMembers(node: FieldNode | undefined, nodeAt: NodeAt): string[] {
  if (node === undefined || node.each !== undefined) return [];
  const fields = fieldsOf(node, nodeAt);
  const own = fields.filter(isPlain);
  const found = TELLING.flatMap((name) => own.find((field) => field.name === name) ?? []);
  // Those that are always there come first; whatever it is, it is no secret.
  const rest = own.toSorted((a, b) => Number(b.required) - Number(a.required));
  const shown = (found.length > 0 ? found : rest).slice(0, 2);
  if (shown.length > 0) return shown.map(({ name }) => memberOf(name, false));
  const inner = fields.find(
    (field) => field.each === undefined && fieldsOf(field, nodeAt).length > 0 && !field.secret,
  );
  if (inner === undefined) return [];
  const isSure = inner.required && !inner.nullable;
  return tellingMembers(inner, nodeAt).map(
    (rest) => `${memberOf(inner.name, false)}${isSure ? rest : optional(rest)}`,
  );
}

/** What stands at a dotted path of a result: the items of a list. */
export function nodeWithin(node: FieldNode | undefined, path: string, nodeAt: NodeAt): FieldNode | undefined {
  return path
    .split('.')
    .filter((step) => step !== '')
    .reduce<FieldNode | undefined>(
      (found, step) =>
        found === undefined ? undefined : fieldsOf(found, nodeAt).find(({ name }) => name === step),
      node,
    );
}

/** An item of a list, told of the list. */
export function itemOf(node: FieldNode | undefined): FieldNode | undefined {
  if (node?.each !== 'item') return undefined;
  const { each: _, ...item } = node;
  return item;
}

/** The nodes of a page by anchor. */
export function nodesAt(page: Pick<OperationPage, 'body' | 'answers'>): NodeAt {
  const byAnchor = new Map<string, FieldNode>();
  const visit = (node: FieldNode): void => {
    byAnchor.set(node.anchor, node);
    for (const child of node.children ?? []) visit(child);
    for (const variant of node.variants ?? []) visit(variant.node);
  };
  for (const { node } of page.answers) if (node !== undefined) visit(node);
  return (anchor) => byAnchor.get(anchor);
}

/** The fields of a node; of a union those that all of its forms have alike. */
function fieldsOf(node: FieldNode, nodeAt: NodeAt): readonly FieldNode[] {
  const shown = node.sameAs === undefined ? node : (nodeAt(node.sameAs) ?? node);
  const [first, ...others] = shown.variants ?? [];
  if (first === undefined) return shown.children ?? [];
  const rest = others.map((variant) => fieldsOf(variant.node, nodeAt));
  return fieldsOf(first.node, nodeAt).filter((field) =>
    rest.every((fields) => fields.some((other) => isAlike(field, other))),
  );
}

function isAlike(one: FieldNode, other: FieldNode): boolean {
  const shape = ({ name, type, limits, nullable }: FieldNode) =>
    JSON.stringify([name, type, limits, nullable]);
  return shape(one) === shape(other) && isPlain(one);
}

/** A text, number or flag that may be shown. */
function isPlain({ type, secret, each, name }: FieldNode): boolean {
  return (
    secret !== true &&
    each === undefined &&
    /^(string|integer|number|boolean|'[^|]*')$/.test(type) &&
    /^\w+$/.test(name)
  );
}

function memberOf(name: string, isOptional: boolean): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${isOptional ? '?.' : ''}['${name}']`;
  return `${isOptional ? '?.' : '.'}${name}`;
}

function optional(member: string): string {
  return `?${member.startsWith('[') ? '.' : ''}${member}`;
}
