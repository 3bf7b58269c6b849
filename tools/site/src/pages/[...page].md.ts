import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { apiMarkdown } from '../../reference/api-markdown.ts';
import { operationMarkdown } from '../../reference/operation-markdown.ts';
import { referenceMarkdown } from '../../reference/reference-markdown.ts';
import { guideMarkdown } from '../data/guide-markdown.ts';
import { reference } from '../data/reference.ts';

/** Every page as plain Markdown, beside it. */
export const getStaticPaths: GetStaticPaths = async () => {
  const guides = await getCollection('docs', ({ id }) => id !== '404');
  const texts: [page: string, text: string][] = [
    ...guides.map((guide): [string, string] => [guide.id, guideMarkdown(guide)]),
    ['reference', referenceMarkdown(reference)],
    ...reference.flatMap((api): [string, string][] => [
      [`reference/${api.id}`, apiMarkdown(api)],
      ...api.groups
        .flatMap(({ operations }) => operations)
        .map((one): [string, string] => [`reference/${api.id}/${one.slug}`, operationMarkdown(api, one)]),
    ]),
  ];
  return texts.map(([page, text]) => ({ params: { page }, props: { text } }));
};

export const GET: APIRoute = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
