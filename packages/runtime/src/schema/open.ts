/**
 * A tag that this version of the spec does not know: some text. A type of its own rather than `string`, so that
 * comparing a tag with a known value leaves that one variant; nothing of it exists at run time.
 */
declare enum Unrecognized {
  tag = 'a tag that this version of the spec does not know',
}

export type { Unrecognized };

/**
 * A variant of a tagged union that this version of the spec does not know. It has the tag, and fields of
 * any kind; comparing the tag with a known value rules it out.
 */
export type UnknownVariant<Tag extends string> = { readonly [K in Tag]: Unrecognized } & {
  readonly [field: string]: unknown;
};
