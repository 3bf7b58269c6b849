/** A value of no known type in a sentence: `"2"`, `2`, `["a"]`, short enough to read. */
export function shown(value: unknown): string {
  const text = typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
