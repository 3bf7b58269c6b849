import type { MarkdownHeading } from 'astro';
import type { ApiPage } from '../../reference/model/api-page.ts';

/** The headings of an API's page, in its order. */
export function apiHeadings(api: ApiPage): MarkdownHeading[] {
  const heading = (slug: string, text: string) => ({ depth: 2, slug, text });
  return [
    heading('install', 'Install'),
    heading('client', 'The client'),
    heading('addresses', 'Addresses'),
    heading('auth', 'Auth'),
    ...(api.idempotency ? [heading('idempotency', 'Idempotency')] : []),
    heading('errors', 'Errors'),
    ...api.groups.map(({ name, title }) => heading(`group-${name}`, title)),
  ];
}
