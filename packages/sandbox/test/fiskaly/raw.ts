import { expect } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { operationOf, type RawRequest, rawRequest } from '../shared/raw-request.ts';

/** Credentials of both APIs. */
export interface FiskalyKey {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** An answer, read. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** A resource, a list or an error: tests say what they look for. */
  readonly body: {
    readonly content: Readonly<Record<string, unknown>> & { readonly id: string };
    readonly results: readonly { readonly content: { readonly id: string } }[];
    readonly metadata?: Readonly<Record<string, string>>;
  };
}

/** Sends what no client of ours would: any body, any header, none of them. */
export type Raw = (operation: string, request?: RawRequest) => Promise<RawAnswer>;

/** A sender of raw requests, with a token of a key unless there is none. */
export async function rawSender(sandbox: Sandbox, version: string, owner?: FiskalyKey): Promise<Raw> {
  const headers: Record<string, string> = { 'x-api-version': version };
  const send: Raw = async (id, { headers: own = {}, ...request } = {}) => {
    const key: string = crypto.randomUUID();
    const all = { 'x-idempotency-key': key, ...headers, ...own };
    // An empty text stands for a header that is missing.
    const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    const answer = await rawRequest(sandbox, operationOf(sandbox, id), { ...request, headers: told });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  if (owner) {
    const content = { type: 'API_KEY', key: owner.apiKey, secret: owner.apiSecret };
    const { body } = await send('createToken', { body: { content } });
    const { bearer } = body.content.authentication as { readonly bearer: string };
    headers.authorization = `Bearer ${bearer}`;
  }
  return send;
}

const CODES: Readonly<Record<number, string>> = {
  400: 'E_BAD_REQUEST',
  401: 'E_UNAUTHORIZED_ACCESS',
  404: 'E_NOT_FOUND',
  405: 'E_METHOD_NOT_ALLOWED',
  409: 'E_RESOURCE_CONFLICT',
  422: 'E_UNPROCESSABLE_CONTENT',
  501: 'E_NOT_IMPLEMENTED',
};

/** Expects a refusal in the vendor's words. */
export async function expectRefusal(
  answer: Promise<RawAnswer>,
  status: number,
  message?: RegExp,
): Promise<void> {
  const { status: told, body, headers } = await answer;
  const { content } = body;
  expect({ told, code: content.code, status: content.status, text: content.message }).toEqual({
    ...{ told: status, code: CODES[status], status },
    text: expect.stringMatching(message ?? /./),
  });
  expect(headers.get('x-trace-identifier')).toMatch(/^[0-9a-f-]{36}$/);
}
