import { learnTypes } from '../../code/highlight.ts';
import { buildReference } from '../../reference/build-reference.ts';
import type { ApiPage } from '../../reference/model/api-page.ts';
import type { OperationPage } from '../../reference/model/operation-page.ts';

/** Every API, read from the specs once. */
export const reference: readonly ApiPage[] = await buildReference();

for (const { groups } of reference) {
  const operations = groups.flatMap((group) => group.operations);
  learnTypes(operations.flatMap(({ samples }) => samples.map(({ code }) => code)));
}

/** Where an API has its pages. */
export function apiPath(api: Pick<ApiPage, 'id'>): string {
  return `/reference/${api.id}/`;
}

/** Where an operation has its page. */
export function operationPath(api: Pick<ApiPage, 'id'>, operation: Pick<OperationPage, 'slug'>): string {
  return `${apiPath(api)}${operation.slug}/`;
}
