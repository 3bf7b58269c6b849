import { type BaseUrlOptions, resolveBaseUrl } from '../client/resolve-base-url.ts';
import type { ApiDescriptor } from '../operation/descriptors.ts';

/** Where tokens come from, when that is not the client's own service. */
export interface TokenService {
  readonly api: ApiDescriptor;
  /** Without a slash at the end. */
  readonly baseUrl: string;
}

/** Options of {@link tokenService}. */
export interface TokenServiceOptions extends BaseUrlOptions {
  readonly api: ApiDescriptor;
  /** The name of the caller's option that `baseUrl` is from, for messages. Default: `baseUrl`. */
  readonly option?: string | undefined;
}

/**
 * A token service elsewhere, for `send(operation, input, service)`. Its address is checked here, so that a mistake shows
 * at start-up.
 *
 * @throws ConfigurationError for an address that cannot be right, or that is not https.
 * @example
 * const service = tokenService({ api: authnApi, environment: 'production' });
 */
export function tokenService({ api, option, ...at }: TokenServiceOptions): TokenService {
  return { api, baseUrl: resolveBaseUrl(api, at, option).baseUrl };
}
