// The one way to guess what was meant, which the packages ship: the source itself, since tools run before any build.
import { nearestName } from '../../../packages/runtime/src/validation/nearest-name.ts';
import { UsageError } from './usage-error.ts';

/** Names of which one is meant. */
export interface Choice {
  /** What a name is the name of: `API`, `transport`. */
  readonly what: string;
  names(): readonly string[];
  /** Takes away what is forgiven, such as a trailing slash. */
  plain?(given: string): string;
  /** What to do for a name that is not there yet. */
  readonly elsewhere?: string;
}

/** The name that was given, or an error that says which one may have been meant. */
export function choose(choice: Choice, given: string): string {
  const { what, names, plain = (text) => text, elsewhere } = choice;
  const known = names();
  const name = plain(given);
  if (known.includes(name)) return name;
  const alike = namesLike(name, known);
  const [only] = alike;
  if (alike.length > 1) {
    throw new UsageError(`No ${what} \`${name}\`. Did you mean one of these? ${list(alike)}.`);
  }
  if (only !== undefined) throw new UsageError(`No ${what} \`${name}\`. Did you mean \`${only}\`?`);
  const ways = elsewhere === undefined ? '' : ` ${elsewhere}`;
  throw new UsageError(`No ${what} \`${name}\`. ${title(choice)}: ${list(known)}.${ways}`);
}

/** The names that begin or end so (`fiskaly` of `fiskaly/sign-pt`), else the nearest one. */
function namesLike(given: string, known: readonly string[]): string[] {
  const parts = known.filter((one) => one.startsWith(`${given}/`) || one.endsWith(`/${given}`));
  if (parts.length > 0) return parts;
  const nearest = nearestName(given, known);
  return nearest === undefined ? [] : [nearest];
}

/** What the names are, before a list of them: `Transports`. */
export function title({ what }: Choice): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}s`;
}

/** Names as an error shows them. */
export function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
