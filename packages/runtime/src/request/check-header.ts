// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_A_HEADER_VALUE = /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** What is wrong with a header's value, if anything: a line break would start another header. */
export function wrongHeaderValue(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return 'must be a string';
  }
  return NOT_A_HEADER_VALUE.test(String(value))
    ? 'must not hold line breaks, control characters or characters outside Latin-1'
    : undefined;
}

/** Whether a header may be called so. */
export function isHeaderName(name: string): boolean {
  return HEADER_NAME.test(name);
}
