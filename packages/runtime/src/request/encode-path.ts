import type { ParameterWriter } from '../operation/descriptors.ts';
import type { Issue } from '../validation/issue.ts';
import { notScalar, scalar, Unwritable } from './parameter-styles.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Writes one path parameter, or says what is wrong with it. */
export function encodePathValue(value: unknown): { text: string } | { wrong: string } {
  const text = scalar(value);
  if (text === undefined) return { wrong: notScalar(value) };
  if (text === '') return { wrong: 'must not be empty' };
  if (hasDotSegment(text)) return { wrong: "must not hold '.' or '..' as a part of the path" };
  if (CONTROL.test(text)) return { wrong: 'must not hold control characters' };
  try {
    return { text: encodeURIComponent(text) };
  } catch {
    return { wrong: 'holds half a character (a lone surrogate)' };
  }
}

// A server that decodes once, a proxy that decodes again, and some to spare.
const MOST_LAYERS = 8;

/** Whether a path climbs, also when it is written in percent signs, layer upon layer. */
export function hasDotSegment(path: string): boolean {
  let text = path;
  for (let layer = 0; layer <= MOST_LAYERS; layer++) {
    if (text.split(/[/\\]/).some((part) => part === '.' || part === '..')) return true;
    const decoded = decode(text);
    if (decoded === text) return false;
    text = decoded;
  }
  return false;
}

// Not decodeURIComponent: one stray percent sign would hide the dots behind it. `%252525…` is one step, or a long value
// would take a step for each of its layers.
function decode(text: string): string {
  return text
    .replace(/%(?:25)+/g, '%')
    .replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function encodeStyled(
  style: ParameterWriter,
  name: string,
  value: unknown,
): { text: string } | { wrong: string } {
  try {
    const text = style(name, value, (part) => {
      const encoded = encodePathValue(part);
      if ('wrong' in encoded) throw new Unwritable(encoded.wrong);
      return encoded.text;
    });
    return hasDotSegment(text) ? { wrong: "must not come to '.' or '..'" } : { text };
  } catch (error) {
    return { wrong: error instanceof Unwritable ? error.message : 'cannot be written into a URL' };
  }
}

/** Fills a path template. Missing values are reported by the name of the parameter. */
export function encodePath(
  template: string,
  values: Readonly<Record<string, unknown>>,
  report: (issue: Issue) => void,
  missing: (name: string) => string,
  styles: Readonly<Record<string, ParameterWriter>> = {},
): string {
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) {
      report({ path: `path.${name}`, code: 'invalid_type', message: missing(name) });
      return '';
    }
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    const encoded = style ? encodeStyled(style, name, value) : encodePathValue(value);
    if ('text' in encoded) return encoded.text;
    report({ path: `path.${name}`, code: 'custom', message: encoded.wrong });
    return '';
  });
}
