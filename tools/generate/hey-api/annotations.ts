/**
 * What the client view says about a schema, in the extension `x-q`. hey-api hands extensions on untouched,
 * while it drops or rewrites several keywords of JSON Schema; so every rule travels here, and the resolvers
 * read nothing else.
 */
export interface Rules {
  /** Part of an answer: unknown fields, enum values and variants pass, and there are no limits. */
  readonly loose?: true;
  readonly text?: TextRules;
  readonly amount?: AmountRules;
  readonly list?: { readonly min?: number; readonly max?: number; readonly unique?: true };
  readonly members?: MemberRules;
  /** Rules for the keys of a map. */
  readonly keys?: TextRules;
  /** The object takes any field. */
  readonly open?: true;
  /** Known values of an open set. */
  readonly known?: readonly (string | number)[];
  /** All values of a closed set, of one kind. */
  readonly allowed?: readonly (string | number)[];
  /** An answer without a body. */
  readonly nothing?: true;
  /** Server-sent events: the object is one of them. */
  readonly events?: true;
  /** Bytes. */
  readonly binary?: true;
  /** A tagged union: the field, and the component of each value. */
  readonly tag?: { readonly field: string; readonly variants: Readonly<Record<string, string>> };
  /** Stands for the variants of a union that this spec does not know; the field is the tag. */
  readonly unknownVariant?: string;
  /** A union without a tag of which exactly one form must fit. */
  readonly exactlyOne?: true;
}

export interface TextRules {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** The name of the format's export in the runtime's schema module: `dateTime`. */
  readonly format?: string;
}

export interface AmountRules {
  readonly integer?: true;
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly multipleOf?: number;
}

export interface MemberRules {
  readonly min?: number;
  readonly max?: number;
  readonly anyOf?: readonly (readonly string[])[];
  readonly oneOf?: readonly (readonly string[])[];
}

/** The rules of a schema in hey-api's intermediate form. */
export function rulesOf(schema: object): Rules {
  return ((schema as Record<string, unknown>)['x-q'] ?? {}) as Rules;
}
