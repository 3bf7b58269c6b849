declare const unrecognized: unique symbol;

/** A tag that this version of the spec does not know. */
export type Unrecognized = string & { readonly [unrecognized]: true };

/**
 * A variant of a tagged union that this version of the spec does not know. It has the tag, and fields of
 * any kind; generated unions add the fields that all known variants share. Comparing the tag with a known value rules it out.
 */
export type UnknownVariant<Tag extends string> = { readonly [K in Tag]: Unrecognized } & {
  readonly [field: string]: unknown;
};
