import type { OperationPage } from './operation-page.ts';

/** An address of the service. */
export interface ServerPage {
  readonly url: string;
  readonly description?: string;
  /** The value of the client's option `environment` that selects it. */
  readonly environment?: string;
  readonly isDefault: boolean;
  /** What the client warns of when it is made for this environment. */
  readonly warning?: string;
  /** Parts of the address that may be another. */
  readonly variables: readonly {
    readonly name: string;
    readonly default: string;
    readonly description?: string;
  }[];
}

/** An option of the client's factory. */
export interface ClientOption {
  readonly name: string;
  /** As its declaration has it: `string`, `TokenSource`. */
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** How calls prove who they are from. */
export interface AuthPage {
  /** The name of the security scheme. */
  readonly name: string;
  /** `Authorization: Bearer <token>` */
  readonly header: string;
  readonly description: string;
  /** The vendor's rule for keys, which the client checks. */
  readonly keyFormat?: { readonly pattern: string; readonly hint: string };
}

/** How the API makes writes repeatable. */
export interface IdempotencyPage {
  readonly header: string;
  readonly format: string;
  readonly ttlSeconds: number;
  readonly inProgressStatus?: number;
  readonly mismatchStatus?: number;
  readonly replayedHeader?: string;
  /** The same in sentences. */
  readonly sentences: readonly string[];
}

/** Where the vendor's errors keep what the client's errors tell; dotted paths into the body, tried in order. */
export interface ErrorShape {
  readonly code: readonly string[];
  readonly message: readonly string[];
  readonly fields: readonly string[];
  readonly requestIdHeader?: string;
}

/** Operations that belong together. */
export interface GroupPage {
  /** `customerInvoices.lineItems`, as the client has it. */
  readonly name: string;
  /** `Line items of customer invoices`, else the vendor's tag. */
  readonly title: string;
  readonly description?: string;
  readonly operations: readonly OperationPage[];
}

/** Everything that the pages of an API show. Texts are Markdown. */
export interface ApiPage {
  /** `fiskaly/unified` */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  readonly description: string;
  /** `@quittance/fiskaly` */
  readonly package: string;
  /** `@quittance/fiskaly/unified` */
  readonly importPath: string;
  /** `createUnified` */
  readonly factory: string;
  /** `createUnifiedClient` */
  readonly clientFactory: string;
  /** `unified` */
  readonly variable: string;
  readonly servers: readonly ServerPage[];
  readonly auth: readonly AuthPage[];
  /** What the factory takes of its own, beside what all clients take. */
  readonly options: readonly ClientOption[];
  readonly idempotency?: IdempotencyPage;
  readonly errors: ErrorShape;
  readonly source?: string;
  readonly groups: readonly GroupPage[];
  readonly counts: {
    readonly operations: number;
    /** Statuses of all operations. */
    readonly statuses: number;
    readonly models: number;
    readonly lists: number;
    readonly idempotent: number;
    /** Operations whose method or path no source prints. */
    readonly inferred: number;
  };
}
