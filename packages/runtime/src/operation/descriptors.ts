import type { $ZodType } from 'zod/v4/core';
import type { CancellationView } from '../time/cancellation.ts';
import type { Issue } from '../validation/issue.ts';
import type { PageStyle } from './page-style.ts';

/** A schema that is built when first used; generated code memoises it. */
export type LazySchema = () => $ZodType;

/** The HTTP methods the runtime sends. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A place where an API is served. `url` may hold `{variables}`; `variables` are their defaults. */
export interface ServerDescriptor {
  readonly url: string;
  readonly environment?: string;
  readonly warning?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Where the value of a parameter comes from that the client supplies. */
export type ManagedParameter = (
  | { readonly constant: string }
  | { readonly option: string }
  | { readonly idempotencyKey: true }
) & {
  /** Where it is written. Default: in the path where that names it, else a header. */
  readonly in?: 'query';
};

/** How an API makes writes repeatable (`x-idempotency`). */
export interface IdempotencyDescriptor {
  readonly header: string;
  readonly format: 'uuid' | 'string';
  readonly ttlSeconds: number;
  readonly inProgressStatus?: number;
  readonly mismatchStatus?: number;
  readonly replayedHeader?: string;
}

/** Where an error body keeps what we show: dotted paths, tried in order (`x-errors`). */
export interface ErrorsDescriptor {
  readonly code?: readonly string[];
  readonly message?: readonly string[];
  readonly fields?: readonly string[];
  readonly requestIdHeader?: string;
}

/** A vendor's rule for its keys (`x-key-format`). */
export interface KeyFormat {
  readonly pattern: string;
  readonly hint: string;
}

/** One API, as the generator describes it. */
export interface ApiDescriptor {
  /** The folder of its spec, `vendor/api`; the prefix of every message. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly servers: readonly ServerDescriptor[];
  /** Parameters the client supplies, by name. */
  readonly managed?: Readonly<Record<string, ManagedParameter>>;
  readonly idempotency?: IdempotencyDescriptor;
  readonly errors?: ErrorsDescriptor;
  readonly keyFormat?: KeyFormat;
}

/** How the body of a request is written. */
export type BodyType = 'json' | 'multipart' | 'form' | 'text' | 'binary';

/** Writes bodies of one type; a client carries the code of those types only that its operations have. */
export interface BodyFormat {
  readonly name: BodyType;
  /** Written in styles or types of its own: another format of this name would write another body. */
  readonly own?: true;
  /** Writes a body once for all attempts; reports what cannot be written. Reads no further once the call has ended. */
  encode(
    value: unknown,
    maxBytes: number,
    report: (issue: Issue) => void,
    ending: CancellationView,
  ): EncodedBody | undefined | Promise<EncodedBody | undefined>;
  /** Called with every body when its call is over, sent or not: lets go of the streams in it. */
  discard?(value: unknown): void;
}

/** A body that can be sent again as it is. */
export interface EncodedBody {
  readonly body: BodyInit;
  /** Absent where fetch must write it itself, with the boundary. */
  readonly contentType?: string;
}

/** Reads an answer while it comes: as bytes, as events. `call` and `outcome` are those of the call under way. */
export interface StreamAccept {
  readonly name: 'stream' | 'events';
  read(call: unknown, outcome: unknown): ReadableStream<Uint8Array> | AsyncGenerator<unknown> | undefined;
}

/** What `data` is. An empty answer gives `undefined` whatever this says. */
export type Accept = 'json' | 'text' | 'none' | StreamAccept;

/**
 * Writes a parameter in a style of OpenAPI's; a client carries the code of those styles only that its operations have.
 * `encode` is how its place writes a text.
 *
 * @throws for a value that the style has no form for; the call is refused, and names the parameter.
 */
export type ParameterWriter = (name: string, value: unknown, encode: (text: string) => string) => string;

/** How a query parameter is written where `a=1&a=2` is not meant. */
export type QueryStyle = 'comma' | 'json' | 'flag' | ParameterWriter;

/** One operation, as the generator describes it. */
export interface OperationDescriptor {
  /** The function's name, used in messages. */
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly request?: {
    readonly path?: LazySchema;
    readonly query?: LazySchema;
    readonly headers?: LazySchema;
    readonly body?: LazySchema;
  };
  readonly bodyRequired?: true;
  /** Set where a body is taken without a schema, and where it is not JSON. Default: JSON. */
  readonly bodyFormat?: BodyFormat;
  /** The media type of the body, where another is meant than its format has by itself. */
  readonly contentType?: string;
  /** Schemas by success status; a status without one is not validated. */
  readonly response?: Readonly<Record<number, LazySchema>>;
  /** Success statuses without a body, where others have one. */
  readonly empty?: readonly number[];
  /** Default: `json`. */
  readonly accept?: Accept;
  /** The media type that is asked for; before any other, where it is a stream's. Default: JSON, or none in particular. */
  readonly mediaType?: string;
  readonly query?: Readonly<Record<string, QueryStyle>>;
  /** Parameters of the path that are lists, objects, or in another style than `simple`. */
  readonly pathStyles?: Readonly<Record<string, ParameterWriter>>;
  /** Headers that are lists or objects. */
  readonly headerStyles?: Readonly<Record<string, ParameterWriter>>;
  /** Text taken off the front of a path parameter before it is checked and sent. */
  readonly stripPrefix?: Readonly<Record<string, string>>;
  /** The managed parameters it declares. */
  readonly managed?: readonly string[];
  /** It declares the API's idempotency header. */
  readonly covered?: true;
  readonly auth?: false;
  readonly pagination?: PageStyle;
  readonly reconcile?: { readonly operation: string; readonly hint: string };
  /** Statuses whose answer says that nothing was carried out (besides 429). */
  readonly notExecuted?: readonly number[];
  /** Dotted paths of secret fields in bodies: `*` for the items of an array or the fields of a map, `**` for any number of steps. */
  readonly secrets?: readonly string[];
  /** Parameters whose values are secret, whatever they are called: a token that is deleted by its path. */
  readonly secretParameters?: readonly string[];
  /** Its method or path is inferred and may be overridden by the client. */
  readonly inferred?: boolean;
  /** No spec describes it: nobody knows which of its fields are secret. */
  readonly undescribed?: true;
}
