// By hand: packages/sandbox publishes them, and those of openapi-types and of @hey-api/spec-types are thousands of lines, are
// mutable, and let a boolean or a reference stand wherever a bundle has a schema.

/** What may have fields of our own beside those of OpenAPI. */
interface Extensible {
  readonly [extension: `x-${string}`]: unknown;
}

/** A reference of a bundle: it stays inside the document. */
export interface Ref {
  readonly $ref: string;
  readonly summary?: string;
  readonly description?: string;
}

/** A JSON Schema of a bundle, unresolved. Only the keywords our specs use. */
export interface Schema extends Extensible {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly title?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly unevaluatedProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping?: Readonly<Record<string, string>>;
  };
}

/** A named example. */
export interface Example {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
}

/** The content of a body (or of a parameter) for one media type. */
export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example | Ref>>;
  readonly encoding?: Readonly<Record<string, Encoding>>;
}

/** How one field of a form is written. */
export interface Encoding {
  readonly contentType?: string;
  readonly headers?: object;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** Where a parameter stands in a request. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** A parameter, resolved. */
export interface Parameter extends Extensible {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly examples?: Readonly<Record<string, Example | Ref>>;
}

/** A response header. */
export interface Header extends Extensible {
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** A request body, resolved. */
export interface RequestBody extends Extensible {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
}

/** A response, resolved. */
export interface Response extends Extensible {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header | Ref>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}

/** An operation as the bundle writes it. */
export interface OperationObject extends Extensible {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (Parameter | Ref)[];
  readonly requestBody?: RequestBody | Ref;
  readonly responses?: Readonly<Record<string, Response | Ref>>;
  readonly servers?: readonly Server[];
}

/** A server of the API. */
export interface Server extends Extensible {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<
    Record<string, { readonly default: string; readonly enum?: readonly string[] }>
  >;
}

/** The components of a bundle, by kind and name. */
export interface Components {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly responses?: Readonly<Record<string, Response>>;
  readonly requestBodies?: Readonly<Record<string, RequestBody>>;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A path item as the bundle writes it. */
export type PathItem = { readonly parameters?: readonly (Parameter | Ref)[] } & Readonly<
  Record<string, unknown>
>;

/** A bundled OpenAPI 3.1 document. */
export interface OpenApi extends Extensible {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly Server[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: Components;
}

/** A method as a path item writes it. */
export type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';

/** An operation with everything it refers to at hand. */
export interface Operation {
  /** The vendor's `operationId`. */
  readonly id: string;
  readonly method: Method;
  /** `/records/{record_id}` */
  readonly path: string;
  /** JSON pointer of the operation in the bundle. */
  readonly pointer: string;
  /** Resolved; those of the path item first, each replaced by the operation's own of that name and place. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  /** Resolved, by status: `'200'`, `'4XX'`, `default`. */
  readonly responses: Readonly<Record<string, Response>>;
  /** The operation's own `x-` extensions. */
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly object: OperationObject;
  /** Where its parts are written in the bundle, references followed. */
  readonly pointers: {
    /** In the order of `parameters`. */
    readonly parameters: readonly string[];
    readonly requestBody: string | undefined;
    /** By status. */
    readonly responses: Readonly<Record<string, string>>;
  };
}
