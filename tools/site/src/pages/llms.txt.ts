import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { llmsText } from '../../reference/llms-text.ts';
import { markdownPath } from '../data/markdown-path.ts';
import { reference } from '../data/reference.ts';

/** The site for who reads text: https://llmstxt.org */
export const GET: APIRoute = async () => {
  const pages = await getCollection('docs', ({ id }) => id.startsWith('guides/') || id === 'internals');
  const guides = pages.map(({ id, data }) => ({
    title: data.title,
    url: markdownPath(`/${id}/`),
    description: data.description ?? '',
  }));
  return new Response(llmsText(reference, guides));
};
