/** Elements by name: a text, an element, or several of the same name; what is undefined is left out. */
export interface Elements {
  readonly [name: string]: string | Elements | readonly (string | Elements)[] | undefined;
}

/** Elements as XML, indented; their order is that of the object. */
export function xml(elements: Elements, indent = ''): string {
  return Object.entries(elements)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one) => element(name, one, indent)),
    )
    .join('');
}

function element(name: string, value: string | Elements, indent: string): string {
  const [tag = ''] = name.split(' ');
  if (typeof value === 'string') return `${indent}<${name}>${escaped(value)}</${tag}>\n`;
  return `${indent}<${name}>\n${xml(value, `${indent}  `)}${indent}</${tag}>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
