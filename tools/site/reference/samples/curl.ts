import { type ExpectedRequest, expectedRequest } from '../../../contract/spec/expected-request.ts';
import type { OperationFacts } from '../../../contract/spec/operation-facts.ts';
import { constantCase } from '../../../scaffold/names.ts';
import { isJsonMediaType, type Operation } from '../../../shared/openapi.ts';
import type { OperationFactsPage } from '../operation/operation-page.ts';
import { type ClientFacts, managedOptions } from './client-facts.ts';
import { downloadName, uploadName } from './file-name.ts';
import { shellVariable, shellWord } from './shell-text.ts';
import { replacedAt, type ShownRequest } from './shown-request.ts';

/** What the command for an operation is written from. */
export interface CurlParts {
  readonly client: ClientFacts;
  readonly operation: Operation;
  readonly facts: OperationFacts;
  readonly page: OperationFactsPage;
  readonly request: ShownRequest;
}

/** Only a pattern of a key: whoever sends a write takes one of their own. */
const SHOWN_KEY = '3f2b8c1e-5d47-4a9b-8c60-1e7d2f9a4b35';

/** The request of an operation as a command for a POSIX shell. Credentials and secrets are variables. */
export function curlCommand(parts: CurlParts): string {
  const { client, facts, operation, page } = parts;
  const options = managedOptions([operation]);
  const values = Object.fromEntries(options.map((name) => [name, shellVariable(constantCase(name))]));
  const required = new Set(managedOptions([operation], true));
  const sent = expectedRequest(facts, withVariables(parts), {
    client: Object.fromEntries(Object.entries(values).filter(([name]) => required.has(name))),
    token: 'token',
  });
  const success = page.answers.find(({ isSuccess, node }) => isSuccess && node !== undefined);
  const isFile = page.marks.includes('stream');
  const file = downloadName(page.functionName, success?.mediaTypes[0] ?? '');
  return [
    `curl${sent.method === 'GET' ? '' : ` -X ${sent.method}`} ${shellWord(urlOf(client, sent))}`,
    ...authorization(facts),
    ...headersOf(parts, sent).map((header) => `-H ${shellWord(header)}`),
    ...bodyOf(parts),
    ...(isFile ? [`--output ${shellWord(file)}`] : []),
  ].join(' \\\n  ');
}

/** The request with variables for what is secret. */
function withVariables({ request }: CurlParts): ShownRequest {
  const secret = (path: string) => shellVariable(constantCase(path.slice(path.lastIndexOf('.') + 1)));
  const parameters = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        request.secretParameters.includes(name) ? secret(name) : value,
      ]),
    );
  return {
    ...request,
    path: parameters(request.path),
    query: parameters(request.query),
    headers: parameters(request.headers),
    body: replacedAt(request.body, request.secretFields, secret),
  };
}

function urlOf({ url }: ClientFacts, { path, query, jsonQuery }: ExpectedRequest): string {
  const pairs = [
    ...query,
    ...Object.entries(jsonQuery).map(([name, value]) => [name, JSON.stringify(value)] as const),
  ].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${url}${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

function authorization({ scheme }: OperationFacts): string[] {
  if (scheme === 'none') return [];
  if (scheme === 'Basic')
    return [`-u ${shellWord(`${shellVariable('USERNAME')}:${shellVariable('PASSWORD')}`)}`];
  const word = scheme === 'raw' ? '' : `${scheme} `;
  return [`-H ${shellWord(`Authorization: ${word}${shellVariable('TOKEN')}`)}`];
}

function headersOf({ operation, request }: CurlParts, sent: ExpectedRequest): string[] {
  const { authorization: _, ...headers } = sent.headers;
  const names = new Map(operation.parameters.map(({ name }) => [name.toLowerCase(), name]));
  const { mediaType = '' } = request;
  const isWritten = request.body !== undefined && mediaType !== 'multipart/form-data';
  const { freshKey } = sent;
  return [
    ...Object.entries(headers).map(([name, value]) => `${names.get(name) ?? name}: ${value}`),
    ...(freshKey === undefined ? [] : [`${names.get(freshKey.header) ?? freshKey.header}: ${SHOWN_KEY}`]),
    ...(sent.accept === '*/*' ? [] : [`Accept: ${sent.accept}`]),
    ...(isWritten ? [`Content-Type: ${mediaType}`] : []),
  ];
}

function bodyOf(parts: CurlParts): string[] {
  const { mediaType = '', files, body: shown } = parts.request;
  const { body } = withVariables(parts);
  if (body === undefined) return [];
  if (isJsonMediaType(mediaType)) return [`--data-raw ${shellWord(JSON.stringify(body, null, 2))}`];
  const fields = Object.entries(body as Record<string, unknown>);
  if (mediaType === 'multipart/form-data') {
    return fields.map(([name, value]) => {
      if (!files.includes(name)) return `--form-string ${shellWord(`${name}=${asText(value)}`)}`;
      const file = uploadName(name, (shown as Record<string, unknown>)[name]);
      return `-F ${shellWord(`${name}=@${file}`)}`;
    });
  }
  if (mediaType === 'application/x-www-form-urlencoded')
    return fields.map(([name, value]) => `--data-urlencode ${shellWord(`${name}=${asText(value)}`)}`);
  return typeof body === 'string' && mediaType.startsWith('text/')
    ? [`--data-raw ${shellWord(body)}`]
    : ['--data-binary @file.bin'];
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
