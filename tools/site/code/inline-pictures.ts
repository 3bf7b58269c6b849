import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineMdastPlugin } from 'satteri';

const folder = join(import.meta.dirname, '../public');

/** Puts a picture into the page itself, so that it has the page's theme and fonts, and its words are found. */
export const inlinePictures = defineMdastPlugin({
  name: 'inline-pictures',
  image(node, context) {
    if (!node.url.startsWith('/pictures/')) return;
    const svg = readFileSync(join(folder, node.url), 'utf8').trim();
    // On a phone it scrolls in its own box: shrunk, nobody could read it.
    const value = `<span class="picture-box" tabindex="0" role="group" aria-label="${node.alt ?? ''}">${svg}</span>`;
    context.replaceNode(node, { type: 'html', value });
  },
});
