const MASK = '[redacted]';
// Not `idempotency-key`: it is what the caller needs to find a call again.
const SECRET_NAME = /authorization|cookie|token|secret|api[-_]?key|password|passwd|signature|credential/i;
// Shorter values would be found inside ordinary words.
const SHORTEST_SECRET = 6;
const DEEPEST = 60;

/** A plain copy of headers, credentials masked. */
export function redactHeaders(headers: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, SECRET_NAME.test(name) ? MASK : value]),
  );
}

/** A URL whose query holds no value under a name that looks secret. */
export function redactUrl(url: string): string {
  return url.replace(/([?&])([^=&#]+)=([^&#]*)/g, (whole, lead: string, name: string) =>
    SECRET_NAME.test(name) ? `${lead}${name}=${MASK}` : whole,
  );
}

/** Takes the secrets of one call out of what is shown. */
export interface Redactor {
  /** Remembers a secret, so that it is masked wherever it is echoed. */
  learn(secret: string): void;
  /** Masks known secrets inside a text. */
  text(text: string): string;
  /** A copy of a body, with the operation's secret fields and known secrets masked. */
  body(value: unknown): unknown;
}

/** Makes a redactor; `paths` are dotted, `*` stands for each item of an array or each field of an object. */
export function createRedactor(paths: readonly string[], requestBody: unknown): Redactor {
  const split = paths.map((path) => path.split('.'));
  const secrets = new Set<string>();
  const learn = (secret: string) => {
    if (secret.length >= SHORTEST_SECRET) secrets.add(secret);
  };
  for (const path of split) collect(requestBody, path, learn);
  const text = (shown: string) => [...secrets].reduce((rest, secret) => rest.replaceAll(secret, MASK), shown);
  const mask = (value: unknown, at: readonly (readonly string[])[], depth: number): unknown => {
    if (at.some((path) => path.length === 0) && value !== undefined && value !== null) return MASK;
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth > DEEPEST) return '[too deep to show]';
    const below = (key: string, child: unknown) =>
      mask(
        child,
        at.filter(([head]) => head === key || head === '*').map((path) => path.slice(1)),
        depth + 1,
      );
    if (Array.isArray(value)) return value.map((item) => below('*', item));
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return `[${prototype.constructor?.name}]`;
    // fromEntries defines properties, so a `__proto__` in the body stays a field.
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, below(key, child)]));
  };
  return { learn, text, body: (value) => mask(value, split, 0) };
}

function collect(value: unknown, path: readonly string[], found: (secret: string) => void): void {
  const [head, ...rest] = path;
  if (head === undefined) {
    if (typeof value === 'string') found(value);
  } else if (head === '*' && typeof value === 'object' && value !== null) {
    for (const child of Object.values(value)) collect(child, rest, found);
  } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, head)) {
    collect((value as Record<string, unknown>)[head], rest, found);
  }
}
