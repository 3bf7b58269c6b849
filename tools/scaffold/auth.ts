/** How a client proves who it is, as its entry point writes it. */
export type Auth =
  /** `Authorization: Bearer <value>` */
  | { readonly kind: 'bearer'; readonly option: string }
  /** `Authorization: <value>` */
  | { readonly kind: 'raw'; readonly option: string }
  /** A parameter of every operation, which the client fills in (`x-managed`). */
  | { readonly kind: 'managed'; readonly option: string }
  | { readonly kind: 'none' };

/** The options that hold the credentials. */
export function credentialOptions(auth: Auth): readonly string[] {
  return auth.kind === 'none' ? [] : [auth.option];
}
