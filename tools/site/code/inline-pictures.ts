import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineMdastPlugin } from 'satteri';

const folder = join(import.meta.dirname, '../public');

/** Puts a picture into the page itself, so that it has the page's theme and fonts, and its words are found. */
export const inlinePictures = defineMdastPlugin({
  name: 'inline-pictures',
  image(node, context) {
    if (!node.url.startsWith('/pictures/')) return;
    context.replaceNode(node, { type: 'html', value: readFileSync(join(folder, node.url), 'utf8').trim() });
  },
});
