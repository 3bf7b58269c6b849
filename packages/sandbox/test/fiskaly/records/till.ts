import { expect } from 'vitest';
import type { RecordContent, RecordResource } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { Sandbox, SandboxOptions } from '../../../src/index.ts';
import { openSandbox } from '../../shared/open-sandbox.ts';
import { type Api, idOf, tills } from './tills.ts';

export interface Answer {
  readonly status: number;
  readonly body: RecordResource;
}

/** What a test does with records, without a client. */
export class Till {
  readonly sandbox: Sandbox<{ version: string }>;
  readonly #token: string;

  constructor(sandbox: Sandbox<{ version: string }>, token = 'unit/UNIT') {
    this.sandbox = sandbox;
    this.#token = token;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.sandbox.fetch(`https://any.example${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'x-api-version': this.sandbox.options.version,
        ...(method === 'GET' ? {} : { 'x-idempotency-key': crypto.randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  /** Creates a record and wants it taken; a rejected one is a record, too. */
  async create(content: object, headers?: Record<string, string>): Promise<RecordContent> {
    const { status, body } = await this.send('POST', '/records', { content }, headers);
    expect(body).not.toHaveProperty('content.error');
    expect(status).toBe(200);
    return body.content;
  }

  /** The status and the message of a call that is refused. */
  async refused(
    content: object,
    headers?: Record<string, string>,
  ): Promise<{ status: number; message: string }> {
    const { status, body } = await this.send('POST', '/records', { content }, headers);
    return { status, message: (body.content as unknown as { message: string }).message };
  }

  intend(
    country = 'PT',
    operation: object = { type: 'TRANSACTION' },
    what: 'device' | 'service' | 'unproved' = 'device',
  ) {
    return this.create({ type: 'INTENTION', system: { id: idOf(country, what) }, operation });
  }

  /** An intention and its transaction. */
  async transact(
    operation: object,
    country = 'PT',
    what: 'device' | 'service' = 'device',
  ): Promise<RecordContent> {
    const { id } = await this.intend(country, { type: 'TRANSACTION' }, what);
    return this.create({ type: 'TRANSACTION', record: { id }, operation });
  }

  async get(id: string, query = ''): Promise<RecordContent> {
    return (await this.send('GET', `/records/${id}${query}`)).body.content;
  }

  async list(query = ''): Promise<readonly RecordContent[]> {
    const { body } = await this.send('GET', `/records${query}`);
    return (body as unknown as { results: readonly RecordResource[] }).results.map(({ content }) => content);
  }
}

/** A till at a fresh sandbox. */
export function openTill(api: Api = 'unified', options?: SandboxOptions): Till {
  return new Till(openSandbox(tills(api), options));
}
