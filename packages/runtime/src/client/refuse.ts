import { ConfigurationError } from '../errors/configuration-error.ts';
import { printable } from '../redaction/printable.ts';

/** Throws for what was given wrongly. `who`: an API's id, and after a space the operation's whose options they are. */
export function refuse(who: string, what: string): never {
  const [api, operation] = who.split(' ');
  throw new ConfigurationError(printable(`[${api}] ${operation ? `${operation}: ` : ''}${what}`));
}
