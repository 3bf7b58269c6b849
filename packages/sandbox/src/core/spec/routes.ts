import type { OpenApi, Operation } from './document.ts';

/** An operation, and what stands in its path. */
export interface Route {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the operation of a method and a path without its query. */
export type Router = (method: string, pathname: string) => Route | undefined;

interface Pattern {
  readonly operation: Operation;
  readonly expression: RegExp;
  readonly names: readonly string[];
  /** How much of it is fixed: what says more comes first (`/invoices/{id}.pdf` before `/invoices/{id}`). */
  readonly fixed: number;
}

/** Makes a router of a document. A base path of its servers has to stand before a path, as at the vendor. */
export function createRouter(document: OpenApi, operations: readonly Operation[]): Router {
  const bases = basePaths(document);
  const byMethod = new Map<string, Pattern[]>();
  for (const operation of operations) {
    const method = operation.method.toUpperCase();
    byMethod.set(method, [...(byMethod.get(method) ?? []), patternOf(operation)]);
  }
  for (const patterns of byMethod.values()) patterns.sort((a, b) => b.fixed - a.fixed);
  const among = byFirstSegment(byMethod);
  return (method, pathname) => {
    const base = bases.find((one) => pathname.startsWith(`${one}/`));
    if (base === undefined) return undefined;
    const path = pathname.slice(base.length);
    for (const { operation, expression, names } of among(method, path)) {
      const found = expression.exec(path);
      if (!found) continue;
      const values = found.slice(1).map(decode);
      if (values.includes(undefined)) continue;
      return { operation, path: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
    }
    return undefined;
  };
}

/** The patterns that a path may fit: few of them have its first segment, or none that is fixed. */
function byFirstSegment(
  byMethod: ReadonlyMap<string, readonly Pattern[]>,
): (method: string, path: string) => readonly Pattern[] {
  const known = new Map<string, readonly Pattern[]>();
  const segments = new Set<string>();
  const firstOf = (path: string) => path.split('/', 2)[1] ?? '';
  for (const patterns of byMethod.values())
    for (const { operation } of patterns) segments.add(firstOf(operation.path));
  return (method, path) => {
    const first = firstOf(path);
    const all = byMethod.get(method) ?? [];
    if (!segments.has(first)) return all;
    const name = `${method} ${first}`;
    let found = known.get(name);
    if (!found) {
      found = all.filter(({ operation }) => {
        const own = firstOf(operation.path);
        return own === first || own.includes('{');
      });
      known.set(name, found);
    }
    return found;
  };
}

interface Server {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
}

/** The addresses of a document's servers, with the defaults of their variables. */
export function serverAddresses(document: OpenApi): readonly string[] {
  return ((document.servers ?? []) as readonly Server[]).map(({ url, variables = {} }) =>
    url.replace(/\{([^}]*)\}/g, (_, name: string) => variables[name]?.default ?? 'host'),
  );
}

/** What stands between host and path in the addresses of a document's servers: `/api/v2`, `''`. */
export function basePaths(document: OpenApi): readonly string[] {
  const paths = serverAddresses(document).map((url) => new URL(url).pathname.replace(/\/$/, ''));
  return [...new Set(paths.length > 0 ? paths : [''])].sort((a, b) => b.length - a.length);
}

function patternOf(operation: Operation): Pattern {
  const names: string[] = [];
  const source = operation.path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '([^/]+)';
    })
    .join('');
  return {
    operation,
    names,
    expression: new RegExp(`^${source}/?$`),
    fixed: operation.path.replace(/\{[^}]+\}/g, '').length,
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
