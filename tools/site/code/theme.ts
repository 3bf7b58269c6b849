import { createCssVariablesTheme } from 'shiki';

/** Colours of code are custom properties, so that both themes of the site share one set of HTML: `styles/code.css` has them. */
export const codeTheme = createCssVariablesTheme({ name: 'quittance', variablePrefix: '--code-' });
