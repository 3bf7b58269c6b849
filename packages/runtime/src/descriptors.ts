import type { $ZodType } from 'zod/v4/core';

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
export type ManagedParameter =
  | { readonly constant: string }
  | { readonly option: string }
  | { readonly idempotencyKey: true };

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

/** How a list continues (`x-pagination`); `items`, `next` and a body's `total` are dotted paths. */
export type Pagination =
  | {
      readonly style: 'token';
      readonly items: string;
      readonly token: string;
      readonly limit?: string;
      readonly next: string;
    }
  | {
      readonly style: 'offset';
      readonly items: string;
      readonly offset: string;
      readonly limit: string;
      readonly total: string;
    }
  | {
      readonly style: 'page-header';
      readonly items: string;
      readonly page: string;
      readonly currentPage: string;
      readonly perPage: string;
      readonly total: string;
    }
  | {
      readonly style: 'filter';
      readonly items: string;
      readonly filter: string;
      readonly limit: string;
      readonly skip: string;
      readonly total?: string;
    };

/** How the body of a request is written. */
export type BodyType = 'json' | 'multipart' | 'form' | 'text' | 'binary';

/** What `data` is. An empty answer gives `undefined` whatever this says. */
export type Accept = 'json' | 'text' | 'stream' | 'none';

/** How a query parameter is written where `a=1&a=2` is not meant. */
export type QueryStyle = 'comma' | 'json' | 'flag';

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
  /** Default: `json`. */
  readonly bodyType?: BodyType;
  /** Schemas by success status; a status without one is not validated. */
  readonly response?: Readonly<Record<number, LazySchema>>;
  /** Default: `json`. */
  readonly accept?: Accept;
  readonly query?: Readonly<Record<string, QueryStyle>>;
  /** Text taken off the front of a path parameter before it is checked and sent. */
  readonly stripPrefix?: Readonly<Record<string, string>>;
  /** The managed parameters it declares. */
  readonly managed?: readonly string[];
  /** It declares the API's idempotency header. */
  readonly covered?: true;
  readonly auth?: false;
  readonly pagination?: Pagination;
  readonly reconcile?: { readonly operation: string; readonly hint: string };
  /** Statuses whose answer says that nothing was carried out (besides 429). */
  readonly notExecuted?: readonly number[];
  /** Dotted paths of secret fields in bodies, `*` for the items of an array. */
  readonly secrets?: readonly string[];
  /** Its method or path is inferred and may be overridden by the client. */
  readonly inferred?: true;
}
