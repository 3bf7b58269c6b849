import { learnTypes } from '../../code/highlight.ts';
import { buildReference } from '../../reference/build-reference.ts';
import type { ApiPage } from '../../reference/model/api-page.ts';
import type { OperationPage } from '../../reference/model/operation-page.ts';

/** Every API, read from the specs once. What is only a preview stands behind the other APIs of its package. */
export const reference: readonly ApiPage[] = (await buildReference()).toSorted((one, other) =>
  one.package === other.package ? Number(isPreview(one)) - Number(isPreview(other)) : 0,
);

const operations = reference.flatMap(({ groups }) => groups).flatMap((group) => group.operations);
learnTypes(operations.flatMap(({ samples }) => samples.map(({ code }) => code)));

function isPreview({ servers }: ApiPage): boolean {
  return servers.some(({ warning }) => warning !== undefined);
}

/** Where an API has its pages. */
export function apiPath(api: Pick<ApiPage, 'id'>): string {
  return `/reference/${api.id}/`;
}

/** Where an operation has its page. */
export function operationPath(api: Pick<ApiPage, 'id'>, operation: Pick<OperationPage, 'slug'>): string {
  return `${apiPath(api)}${operation.slug}/`;
}
