import type { QueryStyle } from '../operation/descriptors.ts';
import type { Issue } from '../validation/issue.ts';
import { notScalar, scalar, Unwritable } from './parameter-styles.ts';

/** Writes the query, `?` included; `''` when nothing is asked. `shownAs` gives what stands for a secret one where it is shown. */
export function encodeQuery(
  values: Readonly<Record<string, unknown>>,
  styles: Readonly<Record<string, QueryStyle>>,
  report: (issue: Issue) => void,
  shownAs?: (name: string) => string | undefined,
): string {
  const text = encodePairs('query', values, styles, report, shownAs);
  return text === '' ? '' : `?${text}`;
}

/** Names and values as a query or a form has them. `part` is where they stand in the input. */
export function encodePairs(
  part: 'query' | 'body',
  values: Readonly<Record<string, unknown>>,
  styles: Readonly<Record<string, QueryStyle>>,
  report: (issue: Issue) => void,
  shownAs: (name: string) => string | undefined = () => undefined,
): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const shown = shownAs(name);
    if (shown !== undefined) {
      pairs.push(shown);
      continue;
    }
    const wrong = (message: string) => report({ path: `${part}.${name}`, code: 'invalid_type', message });
    const add = (text: string) => pairs.push(`${encode(name)}=${text}`);
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    try {
      if (typeof style === 'function') {
        const text = style(name, value, encode);
        if (text !== '') pairs.push(text);
      } else if (style === 'flag') {
        if (value === true || value === '') add('');
        else if (value !== false) wrong('must be true, false or left out');
      } else if (style === 'json') {
        add(encode(JSON.stringify(value)));
      } else if (Array.isArray(value)) {
        const items = value.map(scalar);
        if (items.includes(undefined)) wrong('must hold strings, numbers and booleans only');
        else if (style === 'comma') add(items.map((item) => encode(item ?? '')).join(','));
        else for (const item of items) add(encode(item ?? ''));
      } else {
        const text = scalar(value);
        if (text !== undefined) add(encode(text));
        else wrong(notScalar(value));
      }
    } catch (error) {
      // A lone surrogate, a cycle or a BigInt inside JSON.
      const place = part === 'query' ? 'URL' : 'form';
      wrong(error instanceof Unwritable ? error.message : `cannot be written into a ${place}`);
    }
  }
  return pairs.join('&');
}

// encodeURIComponent leaves these five, which RFC 3986 reserves.
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
