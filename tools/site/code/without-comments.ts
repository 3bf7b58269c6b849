import { defineMdastPlugin } from 'satteri';

/** Leaves out what a page says to its tests: `<!-- run: keyline -->`. */
export const withoutComments = defineMdastPlugin({
  name: 'without-comments',
  html(node, context) {
    if (node.value.startsWith('<!--')) context.removeNode(node);
  },
});
