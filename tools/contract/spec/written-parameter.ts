import type { Parameter } from '../../shared/openapi.ts';

type Pair = readonly [name: string, text: string];

/** The pairs of a query that a parameter comes to, as a server decodes them: by OpenAPI's table of styles. */
export function queryPairs(
  { name, style = 'form', explode = style === 'form', allowReserved }: Parameter,
  value: unknown,
): Pair[] {
  if (style === 'deepObject') return deepPairs(name, value);
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject) return [[name, String(value)]];
  if (explode) {
    return Array.isArray(value)
      ? value.map((item): Pair => [name, String(item)])
      : fieldsOf(value).map(([field, own]): Pair => [field, String(own)]);
  }
  const separator = { spaceDelimited: ' ', pipeDelimited: '|' }[style] ?? ',';
  const parts = flat(value);
  // An empty list that commas would separate is an empty text; in all other styles nothing is there to write.
  const isLeftOut = style !== 'form' || allowReserved === true || !Array.isArray(value);
  return parts.length === 0 && isLeftOut ? [] : [[name, parts.join(separator)]];
}

/** The text of a parameter in a path, encoded by `encode`, or in a header. */
export function writtenPart(
  { name, style = 'simple', explode = false }: Parameter,
  value: unknown,
  encode: (text: string) => string = (text) => text,
): string {
  const isList = Array.isArray(value);
  const isObject = !isList && typeof value === 'object' && value !== null;
  const items =
    isObject && explode
      ? fieldsOf(value).map(([field, own]) => `${encode(field)}=${encode(String(own))}`)
      : (isList || isObject ? flat(value) : [String(value)]).map(encode);
  if (style === 'label') return `.${items.join(explode ? '.' : ',')}`;
  if (style !== 'matrix') return items.join(',');
  if (isObject && explode) return items.map((item) => `;${item}`).join('');
  return explode ? items.map((item) => `;${name}=${item}`).join('') : `;${name}=${items.join(',')}`;
}

function deepPairs(path: string, value: unknown): Pair[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return fieldsOf(value).flatMap(([key, own]) => deepPairs(`${path}[${key}]`, own));
}

function fieldsOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, own]) => own !== undefined);
}

function flat(value: object): string[] {
  return (Array.isArray(value) ? value : fieldsOf(value).flat()).map(String);
}
