import type { FieldNode } from '../model/field-node.ts';
import type { OperationPage } from '../model/operation-page.ts';

/** The parts of a page that have nodes. */
type Shown = Pick<OperationPage, 'parameters' | 'managed' | 'answers'> & {
  readonly body?: OperationPage['body'] | undefined;
};

/** Every node of a page, the outer ones first. */
export function allNodes(page: Shown): FieldNode[] {
  return [
    ...page.parameters.flatMap(({ fields }) => fields),
    ...page.managed.map(({ node }) => node),
    ...(page.body === undefined ? [] : [page.body.node]),
    ...page.answers.flatMap(({ node, headers }) => [...headers, ...(node === undefined ? [] : [node])]),
  ].flatMap(withInner);
}

function withInner(node: FieldNode): FieldNode[] {
  return [
    node,
    ...(node.children ?? []).flatMap(withInner),
    ...(node.variants ?? []).flatMap((variant) => withInner(variant.node)),
  ];
}
