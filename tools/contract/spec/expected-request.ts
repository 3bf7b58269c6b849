import type { SampledRequest } from '../../sample/sample-requests.ts';
import type { Parameter } from '../../shared/openapi.ts';
import { mediaTypeAskedFor, type OperationFacts } from './operation-facts.ts';
import { queryPairs, writtenPart } from './written-parameter.ts';

/** What a call must put on the wire, by the spec. */
export interface ExpectedRequest {
  readonly method: string;
  /** Encoded, without the base URL's own path. */
  readonly path: string;
  /** `[name, value]` as the server decodes them; JSON parameters apart, since their text may be spaced as it likes. */
  readonly query: readonly (readonly [string, string])[];
  readonly jsonQuery: Readonly<Record<string, unknown>>;
  /** By name in lower case. Undefined: any value that `keyPattern` or the content type's rule accepts. */
  readonly headers: Readonly<Record<string, string>>;
  /** A header that holds a key the client makes itself: its name, and what the key must look like. */
  readonly freshKey: { readonly header: string; readonly pattern: RegExp } | undefined;
  readonly accept: string;
  readonly mediaType: string | undefined;
  readonly body: unknown;
  /** `[name, value]` of each field, as a server decodes them, where the body is a form of texts. */
  readonly form: readonly (readonly [string, string])[] | undefined;
}

/** A form whose fields are texts. */
export const formMediaType = 'application/x-www-form-urlencoded';

/** What the client was made with, as far as it shows on the wire. */
export interface Sender {
  /** The options that managed parameters come from. */
  readonly client: Readonly<Record<string, unknown>>;
  /** The token that is due. */
  readonly token: string;
}

const lowerCaseUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a call gives managed values itself (a full sample), or leaves them to the client. */
export function givesManaged({ fill }: SampledRequest): boolean {
  return fill === 'full';
}

/** The request that the spec asks for, given what the caller said. */
export function expectedRequest(
  facts: OperationFacts,
  sample: SampledRequest,
  { client, token }: Sender,
): ExpectedRequest {
  const { operation, idempotency, scheme } = facts;
  const managed = managedValues(facts, sample, client);
  const headers: Record<string, string> = {};
  if (scheme !== 'none') headers.authorization = authorizationOf(scheme, token);
  const query: (readonly [string, string])[] = [];
  const jsonQuery: Record<string, unknown> = {};
  let path = operation.path;
  for (const parameter of operation.parameters) {
    const { name } = parameter;
    const given = { path: sample.path, query: sample.query, header: sample.headers, cookie: {} }[
      parameter.in
    ];
    const value = (given as Record<string, unknown>)[name] ?? managed[name];
    if (value === undefined) continue;
    if (parameter.in === 'path')
      path = path.replace(`{${name}}`, () => writtenPart(parameter, value, encodeURIComponent));
    if (parameter.in === 'header') headers[name.toLowerCase()] = writtenPart(parameter, value);
    if (parameter.in !== 'query') continue;
    if (parameter.content) jsonQuery[name] = value;
    else query.push(...queryPairs(parameter, value));
  }
  const hasOwnKey = idempotency !== undefined && headers[idempotency.header.toLowerCase()] === undefined;
  return {
    method: operation.method.toUpperCase(),
    path,
    query,
    jsonQuery,
    headers,
    freshKey: hasOwnKey
      ? {
          header: idempotency.header.toLowerCase(),
          pattern: idempotency.format === 'uuid' ? lowerCaseUuid : /^[\x21-\x7e]{1,255}$/,
        }
      : undefined,
    accept: acceptOf(facts),
    mediaType: sample.body === undefined ? undefined : (sample.mediaType ?? 'application/json'),
    body: sample.body,
    form: sample.mediaType === formMediaType ? formPairs(facts, sample.body) : undefined,
  };
}

function formPairs({ operation }: OperationFacts, body: unknown): (readonly [string, string])[] {
  const encoding = operation.requestBody?.content[formMediaType]?.encoding ?? {};
  return Object.entries(body ?? {}).flatMap(([name, value]) =>
    queryPairs({ ...encoding[name], name, in: 'query' } as Parameter, value),
  );
}

/** JSON, or the type of the file that the spec prints, and anything else for the error in its place. */
function acceptOf({ gives, operation }: OperationFacts): string {
  const printed = mediaTypeAskedFor(operation);
  if (gives === 'json') return printed ?? 'application/json';
  return printed === undefined || printed === 'application/octet-stream' ? '*/*' : `${printed}, */*;q=0.1`;
}

function managedValues(
  { operation }: OperationFacts,
  sample: SampledRequest,
  client: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, 'x-managed': rule } of operation.parameters) {
    if (rule === undefined) continue;
    const { constant, option } = rule as { constant?: string; option?: string };
    const byCall = givesManaged(sample) ? sample.managed[name] : undefined;
    values[name] = constant ?? byCall ?? (option === undefined ? undefined : client[option]);
  }
  return values;
}

/** The options of a client for `Basic` are both given the token. */
function authorizationOf(scheme: string, token: string): string {
  if (scheme === 'raw') return token;
  return scheme === 'Basic' ? `Basic ${btoa(`${token}:${token}`)}` : `${scheme} ${token}`;
}
