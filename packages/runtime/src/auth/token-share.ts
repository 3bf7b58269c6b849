import type { AuthContext } from './auth-provider.ts';

/** A token as the fleet keeps it. Times are milliseconds; `expiresAt` is wall clock. */
export interface SharedToken {
  readonly token: string;
  readonly expiresAt: number;
  /** How long it lived when it was new. */
  readonly lifetime: number;
}

/** Shares one identity's tokens with the other processes of a fleet, through a cache that may fail. */
export interface TokenShare {
  /**
   * The fleet's token if it is `usable`. `undefined`: this process is to fetch one. Of the processes that find none at
   * once, one is let through and the others wait for its token, though never long.
   */
  find(context: AuthContext, usable: (found: SharedToken) => boolean): Promise<SharedToken | undefined>;
  /** Hands a fresh token to the others. */
  publish(context: AuthContext, fresh: SharedToken): Promise<void>;
  /** The fetch failed: lets the next process try. */
  yield(context: AuthContext): Promise<void>;
}

/** Sharing of tokens, as `shareTokens()` makes it: a share for each identity and scope. */
export type TokenSharing = (identity: string, scope: string) => TokenShare;
