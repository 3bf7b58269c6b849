/** Code that stands in a literal as it is. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Where a literal stands. */
export interface Position {
  /** The indentation of its line. */
  readonly indent: number;
  /** How many characters come before it on its line. */
  readonly before: number;
  /** How many come behind it. */
  readonly behind: number;
}

/** How long a line of a sample may be. */
export const WIDTH = 100;
/** Objects that would fit, but are not seen at a glance. */
const LONGEST_OBJECT = 90;

/** A value as TypeScript, as Biome formats it. Members that are undefined are left out. */
export function printLiteral(value: unknown, position: Position): string {
  const flat = printFlat(value);
  const end = position.before + flat.length + position.behind;
  if (!isCollection(value) || (end <= limitOf(value) && !mustBreak(value))) return flat;
  const indent = position.indent + 2;
  const lines = partsOf(value).map(([lead, part]) => {
    const text = printLiteral(part, { indent, before: indent + lead.length, behind: 1 });
    // A text that is too long for its line has one of its own.
    const isLong = typeof part === 'string' && lead !== '' && indent + lead.length + text.length >= WIDTH;
    const gap = isLong ? `${lead.trimEnd()}\n${' '.repeat(indent + 2)}` : lead;
    return `${' '.repeat(indent)}${gap}${text},\n`;
  });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join('')}${' '.repeat(position.indent)}${close}`;
}

/** A text in quotes: single ones, but where double ones need fewer escapes. */
export function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  const singles = inner.split("'").length;
  const doubles = inner.split('"').length;
  return singles > doubles ? `"${inner.replaceAll('"', '\\"')}"` : `'${inner.replaceAll("'", "\\'")}'`;
}

function printFlat(value: unknown): string {
  if (value instanceof Expression) return value.text;
  if (typeof value === 'string') return quote(value);
  if (!isCollection(value)) return String(value);
  const parts = partsOf(value).map(([lead, part]) => `${lead}${printFlat(part)}`);
  if (Array.isArray(value)) return `[${parts.join(', ')}]`;
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** The members of an object with their keys, the items of a list without. */
function partsOf(value: object): (readonly [lead: string, part: unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown) => ['', item] as const);
  return Object.entries(value).flatMap(([key, part]) => {
    if (part === undefined) return [];
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
    // `path: path` is written shorter.
    const isShort = part instanceof Expression && part.text === key;
    return [[isShort ? '' : `${name}: `, part] as const];
  });
}

function limitOf(value: object): number {
  return Array.isArray(value) ? WIDTH : LONGEST_OBJECT;
}

/** A list of several objects or lists of more than one member has a line for each. */
function mustBreak(value: object): boolean {
  if (!Array.isArray(value)) return partsOf(value).some(([, part]) => isCollection(part) && mustBreak(part));
  const isLarge = (item: unknown) => isCollection(item) && partsOf(item).length > 1;
  const isAlike =
    value.every(Array.isArray) || value.every((item) => isCollection(item) && !Array.isArray(item));
  return (
    (value.length > 1 && isAlike && value.every(isLarge)) ||
    value.some((item) => isCollection(item) && mustBreak(item))
  );
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Expression);
}
