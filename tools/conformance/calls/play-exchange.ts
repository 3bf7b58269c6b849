import { clientOperation } from '../../generate/operations/client-operation.ts';
import { operations } from '../../shared/openapi.ts';
import type { WrittenClient } from '../clients/write-client.ts';
import type { FoundOperation } from '../scenarios/find-operation.ts';
import type { ExpectedExchange } from '../scenarios/scenario.ts';
import type { CallArguments } from './arguments-of.ts';
import { difference, isRead, readData } from './compare-answer.ts';
import { credentialsOf } from './credentials-of.ts';

/** A call that was made, for the compiler to look at. */
export interface MadeCall {
  readonly functionName: string;
  readonly args: CallArguments;
  /** What it was answered with, where that is JSON. */
  readonly data?: unknown;
}

/** What became of an exchange: the call, and why it failed where it did. */
export interface Played {
  readonly call?: MadeCall;
  readonly failure?: string;
}

/** Makes the call of an exchange, and compares what comes back with what the mock was to answer. */
export async function playExchange(
  client: WrittenClient,
  found: FoundOperation,
  args: CallArguments,
  expected: ExpectedExchange,
  url: string,
): Promise<Played> {
  const { operation, base } = found;
  const own = [...operations(client.document)].find(
    ({ path, method }) => path === operation.path && method === operation.method,
  );
  if (own === undefined) {
    const name = `${operation.method.toUpperCase()} ${operation.path}`;
    return { failure: `refused: ${client.refusals.get(name) ?? 'without a reason'}` };
  }
  const { functionName } = clientOperation(client.document, own);
  const call: MadeCall = { functionName, args };
  const { createConformanceClient: create = missing, [functionName]: operate = missing } = client.exports;
  try {
    const made = create({
      ...credentialsOf(client.document, client.auth, expected),
      baseUrl: url + base,
      retry: { maxAttempts: 1 },
      // What answers differ in is compared here.
      hooks: { onWarning: () => undefined },
      // What the service is to refuse has to get there.
      validation: { request: expected.response.status < 400 ? 'strict' : false },
    });
    const { data } = (await operate({ client: made, ...args })) as { data: unknown };
    if (expected.response.status >= 400) return { call, failure: 'ended well, and should have failed' };
    const value = await readData(data);
    const failure =
      difference(value, expected, url, data instanceof ReadableStream) ??
      (await resume(value, operate, { client: made, ...args }));
    const seen = isRead(data) ? call : { ...call, data };
    return { call: seen, ...(failure === undefined ? {} : { failure }) };
  } catch (error) {
    const { status, body, message } = error as { status?: number; body?: unknown; message: string };
    if (expected.response.status < 400 || status !== expected.response.status)
      return { call, failure: message };
    const failure = expected.response.body === undefined ? undefined : difference(body, expected, url);
    return { call, ...(failure === undefined ? {} : { failure: `the error: ${failure}` }) };
  }
}

/** Events that have an id can be asked for from there on, by a header of the standard's. */
async function resume(
  value: unknown,
  operate: (argument: object) => unknown,
  argument: CallArguments & { readonly client: unknown },
): Promise<string | undefined> {
  const last: unknown = Array.isArray(value) ? value.at(-1) : undefined;
  const { event, id } = (last ?? {}) as { readonly event?: unknown; readonly id?: unknown };
  if (event === undefined || typeof id !== 'string' || id === '') return undefined;
  const headers = { ...argument.headers, 'last-event-id': id };
  const { data } = (await operate({ ...argument, headers })) as { data: unknown };
  const more = await readData(data);
  return Array.isArray(more) && more.length > 0 ? undefined : 'no events when asked to go on';
}

function missing(): never {
  throw new Error('the client does not export it');
}
