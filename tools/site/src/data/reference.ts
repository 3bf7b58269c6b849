import { buildReference } from '../../reference/build-reference.ts';
import type { ApiPage } from '../../reference/model/api-page.ts';
import type { OperationPage } from '../../reference/model/operation-page.ts';

/** Every API, read from the specs once. */
export const reference: readonly ApiPage[] = await buildReference();

/** Where an API has its pages. */
export function apiPath(api: Pick<ApiPage, 'id'>): string {
  return `/reference/${api.id}/`;
}

/** Where an operation has its page. */
export function operationPath(api: Pick<ApiPage, 'id'>, operation: Pick<OperationPage, 'slug'>): string {
  return `${apiPath(api)}${operation.slug}/`;
}
