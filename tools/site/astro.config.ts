import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { focusableTables } from './code/focusable-tables.ts';
import { inlinePictures } from './code/inline-pictures.ts';
import { pageSnippets } from './code/page-snippets.ts';
import { readTypes } from './code/read-types.ts';
import { codeTheme, shortColours } from './code/theme.ts';
import { withTypes } from './code/with-types.ts';
import { withoutComments } from './code/without-comments.ts';
import { keepToolsOutside } from './keep-tools-outside.ts';
import { guides } from './navigation.ts';
import { watchSpecs } from './watch-specs.ts';

// When the first snippet is shown: whoever serves a site that is built has none.
let types: ReturnType<typeof readTypes> | undefined;
const guideTypes = () => {
  types ??= readTypes(pageSnippets());
  return types;
};

export default defineConfig({
  devToolbar: { enabled: false },
  markdown: {
    processor: satteri({ mdastPlugins: [withoutComments, inlinePictures], hastPlugins: [focusableTables] }),
    shikiConfig: { theme: codeTheme, transformers: [withTypes(guideTypes), shortColours] },
  },
  integrations: [
    starlight({
      title: 'Quittance',
      description: 'TypeScript clients for invoicing and fiscalisation APIs: nothing twice, nothing lost.',
      favicon: '/favicon.svg',
      logo: { src: './src/logo.svg', alt: '' },
      // Shiki with types on hover, the same in guides and reference.
      expressiveCode: false,
      customCss: [
        '@fontsource-variable/inter/wght.css',
        '@fontsource-variable/jetbrains-mono/wght.css',
        './src/styles/theme.css',
        './src/styles/start.css',
        './src/styles/code.css',
        './src/styles/reference.css',
        './src/styles/pictures.css',
        './src/styles/print.css',
      ],
      components: {
        Footer: './src/components/Footer.astro',
        Head: './src/components/Head.astro',
        MarkdownContent: './src/components/PageContent.astro',
        SocialIcons: './src/components/TopLinks.astro',
      },
      sidebar: guides,
      // Ours stands among the pages.
      disable404Route: true,
    }),
    watchSpecs(),
    // Starlight's own wants to know where the site will stand, and that is for who serves it.
    { name: '@astrojs/sitemap', hooks: {} },
  ],
  vite: { plugins: [keepToolsOutside()] },
});
