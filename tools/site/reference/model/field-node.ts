/** A value of an enum, or a known value of an open set. */
export interface KnownValue {
  /** As JSON: `"RECEIPT"`, `7`, `true`. */
  readonly json: string;
  /** As a reader says it: `RECEIPT`, `7`, `true`. */
  readonly value: string;
}

/** One form of a union. */
export interface Variant {
  /** The value of its tag, else the name of its model, else what kind of value it is. */
  readonly name: string;
  readonly tag?: { readonly field: string; readonly value: string };
  readonly node: FieldNode;
}

/** A field, parameter, header or whole body, with everything that a page says of it. */
export interface FieldNode {
  /** The vendor's name; `body` or the status for a whole body, the name of the variant for a form of a union. */
  readonly name: string;
  /** Unique on the page and stable: `body.content.system.id`. Safe in an `id` and behind `#`. */
  readonly anchor: string;
  /** `string`, `integer`, `'A' | 'B'`, `Address`, `Address[]`, `map of string`, `file` … without `null`. */
  readonly type: string;
  /** The exported TypeScript type, where it has one. */
  readonly model?: string;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly deprecated?: true;
  /** No source prints it. */
  readonly inferred?: true;
  /** Never logged, never shown. */
  readonly secret?: true;
  /** The service issued it: it goes back as it came, whatever form `limits` gives it. */
  readonly issued?: true;
  /** Optional in the schema, and the client refuses a call without it. */
  readonly needed?: true;
  /** Markdown; may be empty. */
  readonly description: string;
  /** `1–64 characters`, `matches ^…$`, `format date-time`, `default 20`, `each item: at least 0` … in Markdown. */
  readonly limits: readonly string[];
  /** Of an enum, a constant or an open set. */
  readonly values?: readonly KnownValue[];
  /** Other values may come (or may be sent, in a request), beside `values`. */
  readonly open?: true;
  /** As JSON. */
  readonly examples: readonly string[];
  /** What `children`, `variants` and `values` are those of, where this is a list or a map: each of its items, or of its values. */
  readonly each?: 'item' | 'value';
  /** Which other fields may stand here, in words; absent where the fields are those of `children`. */
  readonly otherFields?: string;
  readonly children?: readonly FieldNode[];
  readonly variants?: readonly Variant[];
  /** The anchor of the place on this page that shows the same model; then there are no `children`, `variants` and `values`. */
  readonly sameAs?: string;
}
