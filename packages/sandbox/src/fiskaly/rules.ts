/** In what SIGN PT and the Unified API differ for a handler. */
export interface FiskalyRules {
  readonly api: 'sign-pt' | 'unified';
  /** The only value of `X-Api-Version` that is served: `2026-06-01`. */
  readonly version: string;
}
