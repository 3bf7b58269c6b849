import type { FieldNode } from './field-node.ts';

/** What stands beside an operation's title. */
export type Mark =
  | 'paged'
  | 'idempotent'
  | 'stream'
  | 'events'
  | 'inferred'
  | 'undocumented'
  | 'no credentials';

/** A parameter or header that the client supplies. */
export interface ManagedField {
  readonly node: FieldNode;
  readonly place: 'path' | 'query' | 'header';
  /** How the client comes by it, in a sentence. */
  readonly how: string;
}

/** The parameters of one place. */
export interface ParameterGroup {
  readonly place: 'path' | 'query' | 'header';
  readonly fields: readonly FieldNode[];
}

/** An example of a body. */
export interface BodyExample {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  /** What it is shown as: `json` or `text`. */
  readonly language: 'json' | 'text';
  /** JSON with two spaces, or a text as it is. */
  readonly text: string;
}

/** The body of a request. */
export interface BodyPage {
  readonly mediaType: string;
  readonly required: boolean;
  readonly description?: string;
  readonly node: FieldNode;
  readonly examples: readonly BodyExample[];
}

/** What the client makes of a refusal. */
export interface AnswerError {
  /** `ConflictError` */
  readonly className: string;
  /** What to do, in Markdown. */
  readonly whatToDo: string;
}

/** An answer with one status. */
export interface AnswerPage {
  /** `200`, `4XX`, `default` */
  readonly status: string;
  readonly isSuccess: boolean;
  readonly description: string;
  /** Known from the API's general rules, not printed with this operation. */
  readonly inferred: boolean;
  /** The vendor says that a request answered so was not carried out. */
  readonly notExecuted: boolean;
  readonly headers: readonly FieldNode[];
  readonly mediaTypes: readonly string[];
  /** Absent where there is no body. */
  readonly node?: FieldNode;
  readonly examples: readonly BodyExample[];
  readonly error?: AnswerError;
}

/** A way in which a call of the operation can end that is no success. */
export interface ErrorOutcome {
  /** `OutcomeUnknownError` */
  readonly name: string;
  /** The statuses that lead to it; none for what is no answer. */
  readonly statuses: readonly string[];
  readonly when: string;
  readonly whatToDo: string;
}

/** A sample in TypeScript: a whole module. */
export interface Sample {
  readonly title: 'Client' | 'Function';
  readonly code: string;
}

/** Everything that the page of an operation shows. Texts are Markdown. */
export interface OperationPage {
  /** `create-record`, unique within the API. */
  readonly slug: string;
  /** The vendor's `operationId`. */
  readonly id: string;
  /** `createRecord` */
  readonly functionName: string;
  /** `unified.records.create` */
  readonly call: string;
  readonly summary: string;
  readonly description: string;
  /** `POST` */
  readonly method: string;
  readonly path: string;
  readonly deprecated?: true;
  readonly marks: readonly Mark[];
  /** Why it is inferred or undocumented. */
  readonly inferred?: string;
  /** The vendor's page. */
  readonly source?: string;
  readonly parameters: readonly ParameterGroup[];
  readonly managed: readonly ManagedField[];
  readonly body?: BodyPage;
  readonly answers: readonly AnswerPage[];
  readonly paging?: { readonly style: string; readonly sentence: string };
  /** What its idempotency key does. */
  readonly idempotent?: string;
  /** What to do after an unknown outcome; absent for what may simply be repeated. */
  readonly unknownOutcome?: {
    readonly sentence: string;
    /** The page of the operation to ask. */
    readonly operation?: { readonly slug: string; readonly call: string };
  };
  readonly errors: readonly ErrorOutcome[];
  readonly curl: string;
  readonly samples: readonly Sample[];
}
