import type { FieldNode } from '../model/field-node.ts';

/** Stands for the anchor of a model that comes further down. No anchor looks like it. */
export function pendingAnchor(component: string): string {
  return `#${component}`;
}

/** The same node with the anchors of all models, once they are known. */
export function withAnchors(node: FieldNode, shown: ReadonlyMap<string, string>): FieldNode {
  const { sameAs, children, variants } = node;
  return {
    ...node,
    ...(sameAs?.startsWith('#') ? { sameAs: shown.get(sameAs.slice(1)) ?? sameAs } : {}),
    ...(children === undefined ? {} : { children: children.map((child) => withAnchors(child, shown)) }),
    ...(variants === undefined
      ? {}
      : { variants: variants.map((one) => ({ ...one, node: withAnchors(one.node, shown) })) }),
  };
}
