import type { OperationDescriptor } from '../operation/descriptors.ts';
import { isPlain } from '../validation/is-plain.ts';

/** What stands in the place of a secret. */
export const MASK = '[redacted]';
// Not `idempotency-key`: it is what the caller needs to find a call again.
const SECRET_NAME = /authorization|cookie|token|secret|api[-_]?key|password|passwd|signature|credential/i;
// Fields of bodies whatever the spec says of them; narrower, since there are tokens that lead to the next page and
// signatures that are printed on receipts.
const SECRET_FIELD =
  /pass(?:word|wd|phrase)|secret|private[-_]?key|api[-_]?key|(?:access|refresh|auth|id)[-_]?token|^(?:authorization|assertion|bearer|jwt)$/i;
const SECRET_PAIR =
  /((?:pass(?:word|wd|phrase)|secret|private[-_]?key|api[-_]?key|(?:access|refresh|auth|id)[-_]?token|authorization|assertion|bearer)\\?["']?\s*[:=]\s*)(?:(\\")(?:(?!\\").)*|(")(?:[^"\\]|\\.)*|(')[^']*|(?:bearer |basic )?[^"'\s,;&}<\\]+)/gis;
// Shorter values would be found inside ordinary words.
const SHORTEST_SECRET = 6;
const DEEPEST = 60;

/** Whether a header, parameter or field of this name is likely to hold a credential. */
export function looksSecret(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether a spec says that a parameter is secret, which its name need not show. */
export function isSecretParameter(
  { secretParameters = [] }: Pick<OperationDescriptor, 'secretParameters'>,
  name: string,
): boolean {
  return secretParameters.some((secret) => secret.toLowerCase() === name.toLowerCase());
}

/** A URL whose query holds no value under a name that looks secret. */
export function redactUrl(url: string): string {
  // Most texts that come here have none.
  if (!url.includes('=')) return url;
  return url.replace(/([?&])([^=&#]+)=([^&#]*)/g, (whole, lead: string, name: string) =>
    looksSecret(name) ? `${lead}${name}=${MASK}` : whole,
  );
}

/** A text without what stands behind names of secrets: `password=…`, `"access_token":"…"`. */
export function maskPairs(text: string): string {
  return text.replace(SECRET_PAIR, `$1$2$3$4${MASK}`);
}

/** Takes the secrets of one call out of what is shown. */
export interface Redactor {
  /** Remembers a secret: `shown` takes its place wherever it is echoed, also as JSON or a URL writes it. */
  learn(secret: string, shown?: string): void;
  /** Remembers all texts and numbers of a value that is secret as a whole. */
  learnAll(secret: unknown): void;
  /** Masks headers of this name, however short their values; names of headers are in lower case here. */
  hide(header: string): void;
  /** Masks known secrets inside a text. */
  text(text: string): string;
  /** A plain copy of headers: those that carry credentials and known secrets in all others are masked. */
  headers(headers: Iterable<[string, string]>): Record<string, string>;
  /** A copy of a body, with the operation's secret fields, fields that are called so and known secrets masked. */
  body(value: unknown): unknown;
  /** The same for messages by field: what is said about `password` is no password. */
  messages(value: unknown): unknown;
  /** A body that could not be parsed, so that its fields cannot be found. */
  unparsed(text: string): string;
}

/**
 * Makes a redactor; `paths` are dotted, `*` stands for each item of an array or each field of an object, `**` for any number
 * of steps. `undescribed`: no spec says which fields of the request's body are secret, so their names are looked at.
 */
export function createRedactor(
  paths: readonly string[],
  requestBody: unknown,
  undescribed = false,
): Redactor {
  const split = paths.map((path) => path.split('.'));
  // The longest first, or what follows a secret that another one begins with would stay.
  let secrets: readonly (readonly [secret: string, shown: string])[] = [];
  const hidden: string[] = [];
  const learn = (secret: string, shown = MASK) => {
    if (secret.length < SHORTEST_SECRET || secrets.some(([known]) => known === secret)) return;
    const learnt = writingsOf(secret).map((writing) => [writing, shown] as const);
    secrets = [...new Map([...secrets, ...learnt])].sort(([a], [b]) => b.length - a.length);
  };
  for (const path of split) collect(requestBody, path, learn);
  if (undescribed) collectByName(requestBody, learn);
  const text = (said: string) =>
    secrets.reduce((rest, [secret, shown]) => rest.replaceAll(secret, shown), said);
  const mask = (
    value: unknown,
    at: readonly (readonly string[])[],
    byName: boolean,
    depth: number,
  ): unknown => {
    if (at.some((path) => path.length === 0) && value !== undefined && value !== null) return MASK;
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth > DEEPEST) return '[too deep to show]';
    const below = (key: string, child: unknown) =>
      mask(
        child,
        at.flatMap((path) => stepsInto(path, key)),
        byName,
        depth + 1,
      );
    if (Array.isArray(value)) return value.map((item) => below('*', item));
    if (!hasFields(value)) return `[${value.constructor?.name}]`;
    // fromEntries defines properties, so a `__proto__` in the body stays a field.
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [
        text(key),
        byName && isSecretField(key, child) ? MASK : below(key, child),
      ]),
    );
  };
  return {
    learn,
    learnAll: (secret) => collect(secret, [], learn),
    hide: (header) => void hidden.push(header.toLowerCase()),
    text,
    headers: (headers) =>
      Object.fromEntries(
        [...headers].map(([name, value]) => [
          name,
          looksSecret(name) || hidden.includes(name) ? MASK : text(redactUrl(value)),
        ]),
      ),
    body: (value) => mask(value, split, true, 0),
    messages: (value) => mask(value, split, false, 0),
    unparsed: (shown) =>
      paths.length > 0
        ? '[not shown: it is no JSON, and this operation has secret fields]'
        : maskPairs(text(shown)),
  };
}

function isSecretField(name: string, value: unknown): boolean {
  return typeof value === 'string' && SECRET_FIELD.test(name);
}

function writingsOf(secret: string): readonly string[] {
  if (/^[\w.~-]+$/.test(secret)) return [secret];
  const inForm = new URLSearchParams({ '': secret }).toString().slice(1);
  const inUrl = inForm.replaceAll('+', '%20');
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, inJson, inJson.replaceAll('/', '\\/'), inForm, inUrl, encodeLoosely(secret)].flatMap(
    (writing) => [writing, writing.replace(/%../g, (hex) => hex.toLowerCase())],
  );
}

function encodeLoosely(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half a character: it cannot be in a URL.
    return text;
  }
}

/** Finds secrets by the names of their fields, where no spec says which are; not in streams and the like, which are files. */
function collectByName(root: unknown, found: (secret: string) => void): void {
  const seen = new Set([root]);
  // A set also gives what is added while it is walked.
  for (const value of seen) {
    if (!hasFields(value)) continue;
    for (const [name, child] of Object.entries(value)) {
      if (isSecretField(name, child)) found(child as string);
      else seen.add(child);
    }
  }
}

/** Whether a value is a list or has fields of its own, of any class of yours; not so files and streams. */
function hasFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return Array.isArray(value) || (isPlain(value) && !(Symbol.asyncIterator in (value as object)));
}

/** What is left of a path below a field. */
function stepsInto(path: readonly string[], key: string): readonly (readonly string[])[] {
  const [head, ...rest] = path;
  if (head === '**') return [path, ...stepsInto(rest, key)];
  return head === key || head === '*' ? [rest] : [];
}

/** Finds what stands at a path: a text, or all texts of what is secret as a whole. Each value is looked at once. */
function collect(root: unknown, path: readonly string[], found: (secret: string) => void): void {
  const seen = [...path, undefined].map(() => new Set<unknown>());
  const waiting: [value: unknown, at: number][] = [];
  const visit = (value: unknown, at: number): void => {
    if (seen[at]?.has(value)) return;
    seen[at]?.add(value);
    waiting.push([value, at]);
  };
  visit(root, 0);
  // A list also gives what is added while it is walked.
  for (const [value, at] of waiting) {
    const step = path[at];
    if (step === undefined && /^(string|number|bigint)$/.test(typeof value)) found(String(value));
    if (!hasFields(value)) continue;
    if (step === '**') visit(value, at + 1);
    if (step === undefined || step === '*' || step === '**') {
      for (const child of Object.values(value)) visit(child, step === '*' ? at + 1 : at);
    } else if (Object.hasOwn(value, step)) {
      visit(value[step], at + 1);
    }
  }
}
