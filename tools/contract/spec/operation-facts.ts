import { chosenMedia } from '../../shared/media-types.ts';
import {
  isJsonMediaType,
  type OpenApi,
  type Operation,
  operations,
  type Parameter,
} from '../../shared/openapi.ts';

/** Where the client takes the value of a managed parameter from. */
export type Managed =
  | { readonly constant: string }
  | { readonly option: string }
  | { readonly idempotencyKey: true };

/**
 * How an operation may be repeated: `safe` needs no key, a `covered` write declares the API's idempotency key, an
 * `uncovered` one does not.
 */
export type Repeatable = 'safe' | 'covered' | 'uncovered';

/** How an API makes writes repeatable. */
export interface Idempotency {
  readonly header: string;
  readonly format: 'uuid' | 'string';
  readonly ttlSeconds: number;
  readonly mismatchStatus?: number;
  readonly replayedHeader?: string;
}

/** An operation, and what the client and the reports call it. */
export interface OperationName {
  readonly operation: Operation;
  readonly functionName: string;
  /** The operation is in the vendor's page for this API. */
  readonly isDocumented: boolean;
}

/**
 * What the spec says of an operation, read here and not taken from the generator: the suite holds the generated client
 * to the spec, and must not share its misreadings.
 */
export interface OperationFacts extends OperationName {
  /** `['customerInvoices', 'lineItems', 'list']` */
  readonly boundName: readonly string[];
  readonly repeatable: Repeatable;
  /** The word before the token in `Authorization`; `raw` where it stands alone, `none` for an operation that is open to all. */
  readonly scheme: string;
  /** The API's idempotency rules, for a covered write. */
  readonly idempotency: Idempotency | undefined;
  /** Every parameter of the API that clients supply, by name in lower case: whether declared here or not. */
  readonly managed: ReadonlyMap<string, Managed>;
  /** The operation to ask after an unknown outcome, by its function. */
  readonly reconcile: { readonly operation: string; readonly hint: string } | undefined;
  /** What a success gives: JSON, a stream of bytes, or nothing. Which of several media types counts is the generator's rule. */
  readonly gives: 'json' | 'bytes' | 'nothing';
  /** Where pages are, for a list. */
  readonly pagination: Pagination | undefined;
}

/** `x-pagination`, whatever its style. */
export interface Pagination {
  readonly style: 'token' | 'offset' | 'page-header' | 'filter';
  readonly items: string;
  /** The query parameters, headers and body paths that it names; headers may go by several names. */
  readonly [field: string]: string | readonly string[] | number | undefined;
}

interface Sdk {
  readonly group: string;
  readonly method: string;
  readonly function?: string;
}

/** What reads the facts of an operation of a bundle. */
export function operationFacts(document: OpenApi): (operation: Operation) => OperationFacts {
  const all = [...operations(document)];
  const functions = new Map(all.map((operation) => [operation.id, functionNameOf(operation)]));
  const managed = new Map(
    all.flatMap(({ parameters }) => parameters.flatMap((parameter) => managedEntry(parameter))),
  );
  return (operation) => factsOf(document, operation, functions, managed);
}

function factsOf(
  document: OpenApi,
  operation: Operation,
  functions: ReadonlyMap<string, string>,
  managed: ReadonlyMap<string, Managed>,
): OperationFacts {
  const { extensions, object } = operation;
  const sdk = sdkOf(operation);
  if (sdk === undefined) {
    throw new Error(
      `${operation.id} has no name in the client. Add \`x-sdk: { group: records, method: create }\`.`,
    );
  }
  const idempotency = document['x-idempotency'] as Idempotency | undefined;
  const isCovered = operation.parameters.some(
    (one) => one.in === 'header' && one.name.toLowerCase() === idempotency?.header.toLowerCase(),
  );
  const reconcile = extensions['x-reconcile'] as { operation: string; hint: string } | undefined;
  return {
    ...operationName(document, operation),
    boundName: [...sdk.group.split('.'), sdk.method],
    repeatable: repeatableOf(operation.method, isCovered),
    scheme: schemeOf(document, object.security ?? document.security ?? []),
    idempotency: isCovered ? idempotency : undefined,
    managed,
    reconcile: reconcile && {
      operation: functions.get(reconcile.operation) ?? reconcile.operation,
      hint: reconcile.hint.trim().replace(/\s+/g, ' '),
    },
    gives: givesOf(operation),
    pagination: extensions['x-pagination'] as Pagination | undefined,
  };
}

/** What an operation is called, which is known however wrong the rest of it is. */
export function operationName(document: OpenApi, operation: Operation): OperationName {
  const source = (operation.extensions['x-source'] ?? document['x-source']) as
    | { documented?: boolean }
    | undefined;
  return {
    operation,
    functionName: functionNameOf(operation),
    isDocumented: source?.documented !== false,
  };
}

function sdkOf({ extensions }: Operation): Sdk | undefined {
  return extensions['x-sdk'] as Sdk | undefined;
}

function functionNameOf(operation: Operation): string {
  return sdkOf(operation)?.function ?? operation.id;
}

function managedEntry(parameter: Parameter): [string, Managed][] {
  const rule = parameter['x-managed'] as Managed | undefined;
  return rule === undefined ? [] : [[parameter.name.toLowerCase(), rule]];
}

function repeatableOf(method: string, isCovered: boolean): Repeatable {
  if (method === 'get' || method === 'head') return 'safe';
  if (isCovered) return 'covered';
  return method === 'post' || method === 'patch' ? 'uncovered' : 'safe';
}

function givesOf(operation: Operation): OperationFacts['gives'] {
  const mediaType = mediaTypeAskedFor(operation);
  if (mediaType === undefined) return 'nothing';
  return isJsonMediaType(mediaType) ? 'json' : 'bytes';
}

/** The media type of an operation's success that a client asks for. */
export function mediaTypeAskedFor({ responses }: Operation): string | undefined {
  const answers = Object.entries(responses);
  const isDefaultAlone = !answers.some(([status]) => /^[23]/.test(status));
  const [mediaType] = answers
    .filter(([status]) => status.startsWith('2') || (status === 'default' && isDefaultAlone))
    .flatMap(([, response]) => chosenMedia(response.content)?.[0] ?? []);
  return mediaType;
}

function schemeOf(
  document: OpenApi,
  security: readonly Readonly<Record<string, readonly string[]>>[],
): OperationFacts['scheme'] {
  // Where a call may do without, the client still sends what it has.
  const [name] = security.flatMap((requirement) => Object.keys(requirement));
  if (name === undefined) return 'none';
  const scheme = document.components?.securitySchemes?.[name] ?? {};
  const word = String(scheme.scheme).toLowerCase();
  if (scheme.type === 'http') {
    return word === 'bearer' ? 'Bearer' : word === 'basic' ? 'Basic' : String(scheme.scheme);
  }
  if (scheme.type === 'oauth2' || scheme.type === 'openIdConnect') return 'Bearer';
  if (scheme.type === 'apiKey' && String(scheme.name).toLowerCase() === 'authorization') return 'raw';
  throw new Error(
    `The contract suite does not know the security scheme \`${name}\`: it knows those that \`Authorization\` holds.`,
  );
}
