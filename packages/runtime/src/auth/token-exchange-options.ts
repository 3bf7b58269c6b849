import type { AuthContext } from './auth-provider.ts';
import type { TokenSharing } from './token-share.ts';

/** What an exchange brings back. Times are milliseconds since 1970, by the server's clock. */
export interface ExchangedToken {
  readonly token: string;
  /** What is no number counts as not known: the token is then used for a minute, with a warning. */
  readonly expiresAt: number;
  /** Given (`NaN` is not), the lifetime counts from when the token was asked for, and a wrong local clock does no harm. */
  readonly issuedAt?: number | undefined;
  /** Whatever the next exchange needs to refresh. Kept in this process only. */
  readonly refresh?: unknown;
}

/** What an exchange is given. */
export interface ExchangeContext extends AuthContext {
  /** The last token, when it carries something to refresh with. A refused refresh is followed by a full exchange. */
  readonly previous?: ExchangedToken | undefined;
  /** Aborted when nobody waits for the token any more. `send` and `fetch` obey it by themselves. */
  readonly signal: AbortSignal;
}

/** Options of {@link tokenExchange}. */
export interface TokenExchangeOptions {
  /** Who asks: an id, never a secret. Tokens are shared by it. */
  readonly identity: string;
  /** What it asks for, where one identity has tokens of several scopes. */
  readonly scope?: string | undefined;
  /** The options that hold the credentials, by name: checked when a client is made, named in messages, never shown. */
  readonly credentials?: Readonly<Record<string, unknown>> | undefined;
  /** Fetches a token; `send` performs an operation of the API without one. */
  readonly exchange: (context: ExchangeContext) => Promise<ExchangedToken>;
  /** `shareTokens(cache)`. Default: none, one token for each process. */
  readonly sharing?: TokenSharing | undefined;
  /** A token is replaced so many milliseconds before it expires. Default: 60,000, at most half its life. */
  readonly margin?: number | undefined;
  /** Default: `Bearer`; `''` sends the token alone. */
  readonly scheme?: string | undefined;
}
