import { expect } from 'vitest';
import {
  namedExamples,
  type Operation,
  operations,
  parameterSchema,
  resolve,
  type Schema,
} from '../../src/core/spec/document.ts';
import { spaceInvoices } from '../../src/space-invoices/index.ts';
import type { Box } from './shared.ts';

const { document } = spaceInvoices;

/** All operations of the API. */
export const OPERATIONS: readonly Operation[] = [...operations(document)];

/** What a raw request says, where it is not what the spec's first example says. */
export interface Said {
  /** What stands in the path: one id for all, or each by its name. */
  readonly id: string;
  readonly fk?: string;
  readonly token?: string | null;
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
}

/** Sends an operation without the client, which would refuse before; what is not said is the spec's first example. */
export async function send(sandbox: Box, operation: Operation, said: Said): Promise<Response> {
  const { id, fk = id, token = sandbox.options.accessToken } = said;
  const path = operation.path.replace('{id}', id).replace('{fk}', fk);
  const query = new URLSearchParams(said.query ?? requiredQuery(operation));
  const body = said.body === undefined ? exampleBody(operation) : jsonBody(said.body);
  return sandbox.fetch(`https://x.invalid/v1${path}?${query}`, {
    method: operation.method.toUpperCase(),
    ...(body === undefined ? {} : { body }),
    headers: {
      ...(token === null ? {} : { authorization: token }),
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    },
  });
}

/** Expects a refusal in the vendor's envelope, and gives its body. */
export async function refused(answer: Response | Promise<Response>, status: number, what: string) {
  const response = await answer;
  const body = (await response.json()) as {
    error: { statusCode: number; message: string; details?: object };
  };
  expect([what, response.status, body.error?.statusCode]).toEqual([what, status, status]);
  expect(body.error.message).not.toBe('');
  return body.error;
}

export function isForm({ requestBody }: Operation): boolean {
  return Object.keys(requestBody?.content ?? {}).some((type) => type.startsWith('multipart/'));
}

function jsonBody(body: unknown): string | FormData {
  return typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
}

function requiredQuery({ parameters }: Operation): Record<string, string> {
  const required = parameters.filter((one) => one.in === 'query' && one.required === true);
  return Object.fromEntries(
    required.map((parameter) => {
      const { enum: values, examples } = resolve<Schema>(document, parameterSchema(parameter));
      return [parameter.name, String(values?.[0] ?? examples?.[0] ?? 'logo')];
    }),
  );
}

function exampleBody(operation: Operation): string | FormData | undefined {
  if (isForm(operation)) {
    const form = new FormData();
    form.set('type', operation.path.endsWith('/images') ? 'logo' : 'client');
    form.set('file', new File(['name\nPekarna\n'], 'file.csv', { type: 'text/csv' }));
    return form;
  }
  const media = operation.requestBody?.content['application/json'];
  if (!media) return undefined;
  const [example] = Object.values(namedExamples(document, media));
  return JSON.stringify(example?.value ?? {});
}
