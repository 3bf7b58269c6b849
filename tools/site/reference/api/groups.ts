import { words } from '../../../scaffold/names.ts';
import type { OpenApi, Operation } from '../../../shared/openapi.ts';
import type { GroupPage } from '../model/api-page.ts';
import type { OperationPage } from '../model/operation-page.ts';

/** An operation of the spec and its page. */
export interface PagedOperation {
  readonly operation: Operation;
  readonly page: OperationPage;
}

/** The operations in the groups of the client, in the order of the spec. */
export function groupPages({ tags = [] }: OpenApi, all: readonly PagedOperation[]): GroupPage[] {
  const groups = Map.groupBy(
    all,
    ({ operation }) => (operation.extensions['x-sdk'] as { group: string }).group,
  );
  const tagOf = (of: readonly PagedOperation[]) => of[0]?.operation.object.tags?.[0] ?? '';
  return [...groups].map(([name, of]) => {
    const tag = tagOf(of);
    const isAlone = [...groups.values()].filter((other) => tagOf(other) === tag).length === 1;
    const own = titleOf(name);
    const isTagged = tag !== '' && (isAlone || own.toLowerCase() === tag.toLowerCase());
    const description = isTagged ? tags.find((one) => one.name === tag)?.description : undefined;
    return {
      name,
      title: isTagged ? tag : own,
      ...(description === undefined ? {} : { description: description.trim() }),
      operations: of.map(({ page }) => page),
    };
  });
}

/** `customerInvoices.lineItems` → `Customer invoices: line items` */
function titleOf(group: string): string {
  const text = group
    .split('.')
    .map((part) => words(part).join(' '))
    .join(': ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
