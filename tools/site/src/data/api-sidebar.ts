import type { StarlightPageProps } from '@astrojs/starlight/components/StarlightPage.astro';
import type { ApiPage } from '../../reference/model/api-page.ts';
import { apiPath, operationPath } from './reference.ts';

/** What stands beside the pages of an API: its own operations, by group. */
export function apiSidebar(api: ApiPage): NonNullable<StarlightPageProps['sidebar']> {
  return [
    { label: 'All APIs', link: '/reference/' },
    { label: api.title, link: apiPath(api) },
    ...api.groups.map(({ title, operations }) => ({
      label: title,
      items: operations.map((operation) => ({
        label: operation.summary,
        link: operationPath(api, operation),
        attrs: { 'data-method': operation.method },
      })),
    })),
  ];
}
