import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { apiMarkdown } from '../../reference/markdown/api-markdown.ts';
import { operationMarkdown } from '../../reference/markdown/operation-markdown.ts';
import type { ApiPage } from '../../reference/model/api-page.ts';
import { guideMarkdown } from '../data/guide-markdown.ts';
import { markdownPath } from '../data/markdown-path.ts';
import { operationPath, reference } from '../data/reference.ts';
import { referenceMarkdown } from '../data/reference-markdown.ts';

const operationUrl = (api: ApiPage, slug: string) => markdownPath(operationPath(api, { slug }));

/** Every page as plain Markdown, beside it. */
export const getStaticPaths: GetStaticPaths = async () => {
  const guides = await getCollection('docs');
  const texts: [page: string, text: string][] = [
    ...guides.map((guide): [string, string] => [guide.id, guideMarkdown(guide)]),
    ['reference', referenceMarkdown()],
    ...reference.flatMap((api): [string, string][] => [
      [`reference/${api.id}`, apiMarkdown(api, operationUrl)],
      ...api.groups
        .flatMap(({ operations }) => operations)
        .map((one): [string, string] => [`reference/${api.id}/${one.slug}`, operationMarkdown(api, one)]),
    ]),
  ];
  return texts.map(([page, text]) => ({ params: { page }, props: { text } }));
};

export const GET: APIRoute = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
