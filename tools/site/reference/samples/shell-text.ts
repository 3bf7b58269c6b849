const MARK = /__VAR_([A-Z0-9_]+?)__/g;

/** Stands for a variable of the shell in a text, until the text is quoted. Nothing that encodes texts changes it. */
export function shellVariable(name: string): string {
  return `__VAR_${name}__`;
}

/** A text as one word of a POSIX shell, with its variables. */
export function shellWord(text: string): string {
  const parts = text.split(MARK);
  // Every second part is the name of a variable.
  const isVariable = (index: number) => index % 2 === 1;
  if (parts.length === 1) return singleQuoted(text);
  const isPlain = parts.every((part, index) => isVariable(index) || !/["$`\\!]/.test(part));
  if (isPlain)
    return `"${parts.map((part, index) => (isVariable(index) ? variableBefore(part, parts[index + 1]) : part)).join('')}"`;
  return parts
    .map((part, index) => (isVariable(index) ? `"$${part}"` : part === '' ? '' : singleQuoted(part)))
    .join('');
}

/** Braces keep a letter behind a variable from being taken for a part of its name. */
function variableBefore(name: string, next = ''): string {
  return /^\w/.test(next) ? `\${${name}}` : `$${name}`;
}

/** A plain word needs no quotes. */
function singleQuoted(text: string): string {
  if (/^[\w./=@-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
