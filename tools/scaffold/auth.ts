/** How a client proves who it is, as its entry point writes it. */
export type Auth =
  /** `Authorization: Bearer <value>` */
  | { readonly kind: 'bearer'; readonly option: string }
  /** `Authorization: <value>` */
  | { readonly kind: 'raw'; readonly option: string }
  /** `Authorization: Basic <name:password>` */
  | { readonly kind: 'basic' }
  /** A parameter of every operation, which the client fills in (`x-managed`). */
  | { readonly kind: 'managed'; readonly option: string }
  | { readonly kind: 'none' };

/** The options that hold the credentials. */
export function credentialOptions(auth: Auth): readonly string[] {
  if (auth.kind === 'none') return [];
  return auth.kind === 'basic' ? ['username', 'password'] : [auth.option];
}
