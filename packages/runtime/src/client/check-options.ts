import type { CallOptions } from '../operation/call-options.ts';
import type { ApiDescriptor } from '../operation/descriptors.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import { isPlain } from '../validation/is-plain.ts';
import { nearestName } from '../validation/nearest-name.ts';
import type { ClientOptions, ClientSettings } from './client-options.ts';
import { refuse } from './refuse.ts';

/** Names, each once: the compiler holds them equal to those of the options. */
export type Names<Name extends PropertyKey> = Readonly<Record<Name, true>>;

type KeyOf<Options> = Options extends unknown ? keyof Options : never;

const SETTINGS: Names<keyof ClientSettings> = {
  environment: true,
  baseUrl: true,
  variables: true,
  ky: true,
  fetch: true,
  use: true,
  timeout: true,
  deadline: true,
  retry: true,
  validation: true,
  hooks: true,
  logger: true,
  journal: true,
  headers: true,
  application: true,
  maxResponseBytes: true,
  dangerouslyAllowBrowser: true,
  clock: true,
  random: true,
  createKey: true,
};

const CALL: Names<keyof (CallOptions & RequestParts)> = {
  path: true,
  query: true,
  headers: true,
  body: true,
  signal: true,
  timeout: true,
  deadline: true,
  retry: true,
  idempotencyKey: true,
  asksAgain: true,
  throwOnError: true,
  validation: true,
};

/**
 * Throws for an option that is none, with the name that may have been meant. `who` begins the message, `at` the name.
 * An option that is `undefined` says nothing and passes.
 */
export function checkOptions(who: string, given: object | undefined, known: object, at = ''): void {
  checkPlain(who, given, at ? `\`${at.slice(0, -1)}\`` : 'options');
  for (const [name, value] of Object.entries(given ?? {})) {
    // Hooks may be methods of an object that has members of its own.
    const isOther = at === 'hooks.' && !/^on/i.test(name);
    if (value === undefined || isOther || Object.hasOwn(known, name)) continue;
    const names = Object.keys(known);
    const near = nearestName(name, names);
    refuse(
      who,
      `\`${at}${name}\` is no option. ${near ? `Did you mean \`${at}${near}\`?` : `There are ${names.join(', ')}`}`,
    );
  }
}

/** Throws for what is given and no plain object: those who write JavaScript may have a text, a `Map`, a promise. */
export function checkPlain(who: string, given: unknown, name: string): void {
  if (!isPlain(given ?? {})) refuse(who, `${name} must be a plain object`);
}

/** Throws unless each of these members is a function; `optional`: or left out. */
export function checkFunctions(
  who: string,
  given: object | undefined,
  names: readonly string[],
  at = '',
  optional = false,
): void {
  for (const name of names) {
    const member = (given as Readonly<Record<string, unknown>> | undefined)?.[name];
    if (typeof member === 'function' || (optional && member === undefined)) continue;
    refuse(who, `\`${at}${name}\` must be a function`);
  }
}

/** Throws for what cannot end a call. */
export function checkSignal(who: string, signal: AbortSignal | null | undefined): void {
  if (typeof (signal ?? AbortSignal.prototype).addEventListener === 'function') return;
  refuse(who, '`signal` must be an AbortSignal: give `controller.signal`');
}

/** Checks the names of the options that a vendor's client is made from: the settings of any client, and its own. */
export function checkSettings<Options extends ClientSettings>(
  { id }: ApiDescriptor,
  options: Options,
  own: Names<Exclude<KeyOf<Options>, keyof ClientSettings>>,
): void {
  if (!options) refuse(id, 'options are missing');
  checkOptions(id, options, { ...SETTINGS, ...own });
}

/** Checks the names of a client's own options, and that its API is there. */
export function checkClientOptions(options: ClientOptions): void {
  const own: Names<Exclude<keyof ClientOptions, keyof ClientSettings>> = {
    api: true,
    auth: true,
    idempotency: true,
    managed: true,
    product: true,
  };
  // Those who write JavaScript may give nothing.
  if (!options?.api?.servers) refuse('createClient', '`api` is missing: give what generated code describes');
  checkOptions(options.api.id, options, { ...SETTINGS, ...own });
}

/** Checks the names of what a call is given, and what ends it. */
export function checkCallOptions(who: string, given: CallOptions): void {
  checkOptions(who, given, CALL);
  checkSignal(who, given.signal);
}
