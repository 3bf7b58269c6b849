/** A file of a multipart form. */
export interface ExpectedFile {
  readonly fieldname: string;
  readonly originalname: string;
  readonly buffer: Uint8Array;
  readonly mimetype: string;
}

/** A body that is expected, or answered with. */
export interface ExpectedBody {
  readonly contentType: string;
  readonly rawContent?: string | Uint8Array | { serialize(config: { readonly baseUrl: string }): string };
}

/** The form of a body in parts. */
export interface ExpectedForm {
  readonly kind: 'multipart';
  readonly parts?: Readonly<Record<string, unknown>>;
  readonly files?: readonly ExpectedFile[];
}

/** One exchange of a scenario, as the suite tells it to its mock: what must come, and what is answered. */
export interface ExpectedExchange {
  /** The path, as the mock's router has it. */
  readonly uri: string;
  readonly method: string;
  readonly request?: {
    readonly body?: ExpectedBody | ExpectedForm;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly headers?: Readonly<Record<string, unknown>>;
  };
  readonly response: {
    readonly status: number;
    readonly body?: ExpectedBody & { readonly streamChunks?: readonly Uint8Array[] };
    readonly headers?: Readonly<Record<string, unknown>>;
  };
}

/** A scenario: it passes when the mock is content with every exchange of it. */
export interface Scenario {
  /** `Parameters_Query_Constant_post` */
  readonly name: string;
  /** `parameters/query` */
  readonly area: string;
  readonly exchanges: readonly ExpectedExchange[];
}
