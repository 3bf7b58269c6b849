import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { llmsText } from '../../reference/markdown/llms-text.ts';
import { markdownPath } from '../data/markdown-path.ts';
import { apiPath, operationPath, reference } from '../data/reference.ts';

/** The site for who reads text: https://llmstxt.org */
export const GET: APIRoute = async () => {
  const pages = await getCollection('docs', ({ id }) => id.startsWith('guides/') || id === 'internals');
  const guides = pages.map(({ id, data }) => ({
    title: data.title,
    description: data.description ?? '',
    url: markdownPath(`/${id}/`),
  }));
  return new Response(
    llmsText({
      reference,
      guides,
      apiUrl: (api) => markdownPath(apiPath(api)),
      operationUrl: (api, slug) => markdownPath(operationPath(api, { slug })),
    }),
  );
};
