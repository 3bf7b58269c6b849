import { sampleRequests } from '../sample/sample-requests.ts';
import { type OpenApi, type Operation, operations } from '../shared/openapi.ts';

/** A request that a mock accepts, to try it with. */
export interface ExampleRequest {
  /** The names of the examples that Prism can answer it with. */
  readonly examples: readonly string[];
  readonly operationId: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The simplest read of an API: the GET with the fewest required parameters. Undefined when there is no GET. */
export function exampleRequest(document: OpenApi, baseUrl: string): ExampleRequest | undefined {
  const reads = [...operations(document)].filter(({ method }) => method === 'get');
  const [simplest] = reads.sort((a, b) => requiredCount(a) - requiredCount(b));
  if (!simplest) return undefined;
  const { path, query, headers, managed } = sampleRequests(document, simplest.id).minimal;
  const isPath = (name: string): boolean => simplest.path.includes(`{${name}}`);
  const managedHeaders = Object.entries(managed).filter(([name]) => !isPath(name));
  const url = new URL(baseUrl + fillPath(simplest.path, { ...managed, ...path }));
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, asText(value));
  return {
    operationId: simplest.id,
    examples: Object.values(simplest.responses).flatMap((response) =>
      Object.values(response.content ?? {}).flatMap((media) => Object.keys(media.examples ?? {})),
    ),
    url: url.href,
    headers: {
      ...authorization(document, simplest),
      ...Object.fromEntries(
        [...managedHeaders, ...Object.entries(headers)].map(([name, value]) => [name, asText(value)]),
      ),
    },
  };
}

/** The request as a line for a shell. */
export function curlLine({ url, headers }: ExampleRequest): string {
  const options = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`);
  return ['curl', ...options, `'${url}'`].join(' ');
}

function requiredCount({ parameters }: Operation): number {
  return parameters.filter((parameter) => parameter.required === true && parameter['x-managed'] === undefined)
    .length;
}

function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(asText(values[name])));
}

/** Prism wants to see the header that the security scheme asks for, with any value. */
function authorization(document: OpenApi, { object }: Operation): Record<string, string> {
  const [requirement] = object.security ?? document.security ?? [];
  const headers: Record<string, string> = {};
  for (const name of Object.keys(requirement ?? {})) {
    const scheme = document.components?.securitySchemes?.[name] ?? {};
    if (scheme.type === 'apiKey' && scheme.in === 'header') headers[String(scheme.name)] = 'any';
    if (scheme.type === 'http') headers.Authorization = authorizationOf(String(scheme.scheme));
    if (scheme.type === 'oauth2' || scheme.type === 'openIdConnect') headers.Authorization = 'Bearer any';
  }
  return headers;
}

function authorizationOf(word: string): string {
  if (word.toLowerCase() === 'basic') return 'Basic YTpi';
  // Prism looks for `Bearer` as it is written here.
  return `${word.toLowerCase() === 'bearer' ? 'Bearer' : word} any`;
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
