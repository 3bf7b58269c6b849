import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ApiDescriptor, KeyFormat } from '../operation/descriptors.ts';
import type { AuthProvider } from './auth-provider.ts';
import { checkToken } from './check-token.ts';
import { createRenewals } from './renewals.ts';

/** A token, or a function that has one at hand. After a 401 it is asked again, with the token that was refused. */
export type TokenSource = string | ((refused?: string) => string | Promise<string>);

/** Options of {@link rawToken}, and of {@link bearerToken}. */
export interface StaticTokenOptions {
  /** The rule for keys; default: the one in the API's spec. */
  readonly format?: KeyFormat | undefined;
  /** The name of the caller's option, for messages. Default: `token`. */
  readonly option?: string | undefined;
}

/** Options of {@link bearerToken}. */
export interface BearerTokenOptions extends StaticTokenOptions {
  /** The word before the token: that of HTTP's own schemes, or one of the service's. Default: `Bearer`. */
  readonly scheme?: string | undefined;
}

/**
 * Sends `Authorization: Bearer <token>`. A function is asked for each attempt, and should cache.
 *
 * @example
 * const auth = bearerToken(process.env.API_KEY ?? '');
 */
export function bearerToken(token: TokenSource, options: BearerTokenOptions = {}): AuthProvider {
  return staticToken(`${options.scheme ?? 'Bearer'} `, token, options);
}

/** Who a client is, as {@link basicAuth} says it. */
export interface BasicCredentials {
  /** Without a colon, which ends it. */
  readonly username: string;
  /** Default: none, for services that take a key as the name. */
  readonly password?: string | undefined;
}

/**
 * Sends `Authorization: Basic <name and password>` (RFC 7617), in UTF-8.
 *
 * @throws ConfigurationError, when the client is made, for a name that is missing or holds a colon, and for control characters.
 */
export function basicAuth({ username, password = '' }: BasicCredentials): AuthProvider {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const provider = staticToken('Basic ', btoa(String.fromCharCode(...bytes)), {});
  return {
    ...provider,
    check({ id }) {
      if (!isWritable(username) || username === '' || username.includes(':')) {
        throw new ConfigurationError(
          `[${id}] \`username\` must be a text without a colon or a line break, and not empty`,
        );
      }
      if (!isWritable(password)) {
        throw new ConfigurationError(`[${id}] \`password\` must be a text without a line break`);
      }
    },
  };
}

// RFC 7617 has no control characters in either; a line break comes along from a file or a clipboard.
function isWritable(part: unknown): part is string {
  return typeof part === 'string' && !/\p{Cc}/u.test(part);
}

/** Sends the token alone, without a scheme: `Authorization: <token>`. */
export function rawToken(token: TokenSource, options: StaticTokenOptions = {}): AuthProvider {
  return staticToken('', token, options);
}

function staticToken(scheme: string, source: TokenSource, options: StaticTokenOptions): AuthProvider {
  const check = (token: unknown, api: ApiDescriptor) =>
    checkToken(token, api, options.format ?? api.keyFormat, options.option);
  let latest: string | undefined;
  let refused: string | undefined;
  let replacing: Promise<string> | undefined;
  const renewals = createRenewals();
  const ask = async (api: ApiDescriptor): Promise<string> => {
    if (typeof source === 'string') return source;
    // Callers that were refused together share one question.
    if (refused !== undefined) {
      replacing ??= (async () => source(refused))().finally(() => {
        refused = undefined;
        replacing = undefined;
      });
    }
    const token = check(await (replacing ?? source()), api);
    if (token !== latest) renewals.begin();
    latest = token;
    return token;
  };
  return {
    check(api) {
      if (typeof source !== 'function') check(source, api);
    },
    async authorize({ api }) {
      return { header: scheme + (await ask(api)) };
    },
    invalidate({ header }, { clock }) {
      if (typeof source === 'string') return false;
      const token = header.slice(scheme.length);
      if (token === refused || token !== latest) return true;
      if (!renewals.allow(clock)) return false;
      refused = token;
      return true;
    },
    tried({ header }, worked) {
      if (header === scheme + latest) renewals.note(worked);
    },
  };
}
