import { defineCollection } from 'astro:content';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import type { Loader } from 'astro/loaders';
import { standingMarkdown } from '../standing/standing-markdown.ts';

/** The pages that are written, and the one that is counted. */
function pages(): Loader {
  const written = docsLoader();
  return {
    ...written,
    name: 'pages',
    async load(context) {
      await written.load(context);
      const body = await standingMarkdown();
      const data = await context.parseData({
        id: 'status',
        data: {
          title: 'How it stands',
          description:
            'Operations, cases, sizes, benchmarks, faults and runtimes, each with the command that makes the figures.',
        },
      });
      context.store.set({ id: 'status', data, body, rendered: await context.renderMarkdown(body) });
    },
  };
}

export const collections = {
  docs: defineCollection({ loader: pages(), schema: docsSchema() }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
