import { defineHastPlugin } from 'satteri';

/** Lets a table that is wider than its page be scrolled by keyboard. */
export const focusableTables = defineHastPlugin({
  name: 'focusable-tables',
  element: {
    filter: ['table'],
    visit(node, context) {
      context.setProperty(node, 'tabIndex', 0);
    },
  },
});
