/** Something by which a client proves who it is, as its entry point takes it. */
export type Credential =
  /** `Authorization: Bearer <value>`, or another word of the service's in place of `Bearer`. */
  | { readonly kind: 'bearer'; readonly option: string; readonly scheme?: string }
  /** `Authorization: <value>` */
  | { readonly kind: 'raw'; readonly option: string }
  /** `Authorization: Basic <name and password>`, of the options `username` and `password`. */
  | { readonly kind: 'basic'; readonly option: 'username' }
  /** A parameter of every operation, which the client fills in (`x-managed`). */
  | { readonly kind: 'managed'; readonly option: string };

/** How a client proves who it is. */
export interface Auth {
  /** Sets of credentials, each of which is enough. None where there is nothing to prove. */
  readonly alternatives: readonly (readonly Credential[])[];
  /** The service takes some calls without any. */
  readonly isOptional: boolean;
}

/** An API that asks for nothing. */
export const noAuth: Auth = { alternatives: [], isOptional: false };

/** A credential that is the only one there is. */
export function soleCredential(credential: Credential): Auth {
  return { alternatives: [[credential]], isOptional: false };
}

/** Every credential, each once. */
export function credentialsOf({ alternatives }: Auth): readonly Credential[] {
  return [...new Map(alternatives.flat().map((one) => [one.option, one])).values()];
}

/** The options without which no call is made; a service that takes some without any has none. */
export function requiredOptions({ alternatives, isOptional }: Auth): readonly string[] {
  const [first = [], ...others] = isOptional
    ? []
    : alternatives.map((set) => set.map(({ option }) => option));
  return first.filter((option) => others.every((set) => set.includes(option)));
}

/** The options of a client that a credential is given in. */
export function optionsOf({ kind, option }: Credential): readonly string[] {
  return kind === 'basic' ? [option, 'password'] : [option];
}

/** The options of a set that is enough, as examples show it: one that is sent in `Authorization` where there is such. */
export function credentialOptions({ alternatives }: Auth): readonly string[] {
  const inHeader = alternatives.find((set) => set.some(({ kind }) => kind !== 'managed'));
  return (inHeader ?? alternatives[0] ?? []).flatMap(optionsOf);
}
