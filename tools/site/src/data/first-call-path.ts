import { getEntry } from 'astro:content';
import type { ApiPage } from '../../reference/model/api-page.ts';

/** Where an API's first call is told, for one that has such a guide. */
export async function firstCallPath({ id }: Pick<ApiPage, 'id'>): Promise<string | undefined> {
  const guide = `guides/first-call/${id.replace('/', '-')}`;
  return (await getEntry('docs', guide)) === undefined ? undefined : `/${guide}/`;
}
