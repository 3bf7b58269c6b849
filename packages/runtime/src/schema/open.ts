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
 * any kind; comparing the tag with a known value rules it out. {@link isUnknownVariant} asks for one by its name.
 */
export type UnknownVariant<Tag extends string> = { readonly [K in Tag]: Unrecognized } & {
  readonly [field: string]: unknown;
};

/**
 * What {@link isUnknownVariant} finds: the unknown variant, or, once the spec knows it, the variant of that name. The
 * last member is there for the compiler alone: without it, a value that is not of that name could be no other one.
 */
export type NamedVariant<Of, Tag extends keyof Of & string, Name extends string> = Name extends Of[Tag]
  ? Extract<Of, { readonly [K in Tag]: Name }>
  : Extract<Of, { readonly [K in Tag]: Unrecognized }> & {
      readonly [K in Tag]: { readonly '~named'?: Name };
    };

/**
 * Whether a value is the variant of that name: handles one that the service has, and this version of the package does not
 * know yet, which `case 'NEW':` cannot. Its fields are `unknown`. After the upgrade that knows the variant, the same line
 * finds it with its fields.
 *
 * @example
 * if (isUnknownVariant(system.content, 'type', 'NEW')) console.log(system.content.reference);
 */
export function isUnknownVariant<
  Of extends object,
  const Tag extends keyof Of & string,
  const Name extends string,
>(value: Of, tag: Tag, name: Name): value is Of & NamedVariant<Of, Tag, Name> {
  return (value[tag] as unknown) === name;
}
