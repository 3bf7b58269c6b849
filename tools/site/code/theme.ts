import { createCssVariablesTheme, type ShikiTransformer } from 'shiki';

/** Colours of code are custom properties, so that both themes of the site share one set of HTML: `styles/code.css` has them. */
export const codeTheme = createCssVariablesTheme({ name: 'quittance', variablePrefix: '--code-' });

/** Classes instead of styles: a page of examples has ten thousand coloured words. `styles/code.css` has the classes. */
export const shortColours: ShikiTransformer = {
  name: 'short-colours',
  span(node) {
    const [, name] = /^color:var\(--code-([a-z-]+)\)$/.exec(String(node.properties.style ?? '')) ?? [];
    if (name === undefined) return;
    delete node.properties.style;
    if (name !== 'foreground') node.properties.class = `c-${name.replace('token-', '')}`;
  },
};
