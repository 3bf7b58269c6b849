import { isFlag } from '../../../generate/operations/is-flag.ts';
import type { Operation } from '../../../shared/openapi.ts';
import type { OperationPage } from '../model/operation-page.ts';
import type { OperationFactsPage } from '../operation/operation-page.ts';
import { type ClientFacts, managedOptions, variableName } from './client-facts.ts';
import { uploadName } from './file-name.ts';
import { Expression, quote } from './print-literal.ts';
import { replacedAt, type ShownRequest } from './shown-request.ts';

/** What the samples of an operation are written from. */
export interface SampleParts {
  readonly client: ClientFacts;
  readonly operation: Operation;
  readonly page: OperationFactsPage;
  readonly request: ShownRequest;
}

/** The options that samples make a client with. */
export function optionsOf({ client, operation }: SampleParts): Record<string, unknown> {
  const names = [...client.credentials, ...managedOptions([operation], true)];
  return {
    ...Object.fromEntries(names.map((name) => [name, environmentVariable(client, name)])),
    ...(client.environment === undefined ? {} : { environment: client.environment }),
  };
}

function environmentVariable(client: ClientFacts, name: string): Expression {
  return new Expression(`process.env.${variableName(client, name)} ?? ''`);
}

/** What the call is given, without the client. */
export function inputOf(parts: SampleParts): Record<string, unknown> {
  const { client, operation, request, page } = parts;
  const secret = (path: string) => environmentVariable(client, path.slice(path.lastIndexOf('.') + 1));
  const flags = operation.parameters.filter(isFlag).map(({ name }) => name);
  const groupOf = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values).map(([name, value]) => [
      name,
      request.secretParameters.includes(name)
        ? secret(name)
        : flags.includes(name) && value === ''
          ? true
          : value,
    ]);
  const groups = {
    path: groupOf(request.path),
    query: groupOf(request.query),
    headers: groupOf(request.headers),
  };
  return {
    ...Object.fromEntries(
      Object.entries(groups).flatMap(([name, group]) =>
        group.length === 0 ? [] : [[name, Object.fromEntries(group)]],
      ),
    ),
    ...(request.body === undefined ? {} : { body: bodyOf(request, secret) }),
    ...(isKeyed(page)
      ? { idempotencyKey: new Expression(`await idempotencyKeyFrom(${quote(keyText(page))})`) }
      : {}),
  };
}

function bodyOf(request: ShownRequest, secret: (path: string) => Expression): unknown {
  const { body, mediaType = '', secretFields, files } = request;
  if (!/json|multipart|urlencoded|^text\//.test(mediaType))
    return new Expression("await readFile('file.bin')");
  const told = replacedAt(body, secretFields, secret);
  return replacedAt(told, files, (name) => {
    const file = uploadName(name, (body as Record<string, unknown>)[name]);
    return { data: new Expression(`await readFile(${quote(file)})`), filename: file };
  });
}

/** What makes something new shows a key of its own; a token is no such thing, and an update may well be made again. */
export function isKeyed({ idempotent, method, marks }: OperationFactsPage): boolean {
  return idempotent !== undefined && method === 'POST' && !marks.includes('no credentials');
}

/** One key is for one step. */
function keyText({ slug }: Pick<OperationPage, 'slug'>): string {
  return `order-42/${slug}`;
}
