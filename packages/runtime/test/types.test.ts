import { describe, expectTypeOf, it } from 'vitest';
import { request } from '../src/client/request.ts';
import {
  type ApiError,
  type BoundListOperation,
  type BoundOperation,
  bindOperation,
  type CallResult,
  type Client,
  type ClientOptions,
  isApiError,
  isOutcomeUnknown,
  type ListOperation,
  listOperation,
  type Operation,
  type OutcomeUnknownError,
  operation,
  type QuittanceError,
} from '../src/index.ts';

interface Receipt {
  id: string;
}
interface CreateData {
  body: { type: 'SALE' | 'REFUND'; total?: string };
  path?: never;
  query?: never;
  headers?: { 'X-Scope'?: string };
  url: '/receipts';
}
interface GetData {
  body?: never;
  path: { receipt_id: string };
  query?: { expand?: string };
  url: '/receipts/{receipt_id}';
}
interface ListData {
  body?: never;
  path?: never;
  query?: { limit?: number };
  url: '/receipts';
}

// Only their types are looked at: nothing in these functions runs.
declare const client: Client;
const create: Operation<CreateData, { 200: Receipt }> = operation({
  id: 'create',
  method: 'POST',
  path: '/receipts',
});
const get: Operation<GetData, { 200: Receipt }> = operation({
  id: 'get',
  method: 'GET',
  path: '/receipts/{receipt_id}',
});
const remove: Operation<GetData, Record<204, void>> = operation({
  id: 'remove',
  method: 'DELETE',
  path: '/x',
});
const download: Operation<GetData, { 200: Blob | File }> = operation({
  id: 'download',
  method: 'GET',
  path: '/x',
});
const unknownAnswer: Operation<GetData, unknown> = operation({ id: 'unknown', method: 'GET', path: '/x' });
const list: ListOperation<ListData, { 200: { results: Receipt[] } }, Receipt> = listOperation({
  id: 'list',
  method: 'GET',
  path: '/receipts',
});

describe('the types of an operation', () => {
  it('ask for what the data requires, and for nothing else', () => {
    const check = () => {
      create({ client, body: { type: 'SALE' } });
      create({ client, body: { type: 'SALE' }, headers: { 'X-Scope': 'u' }, signal: undefined, timeout: 1 });
      get({ client, path: { receipt_id: 'r' } });
      // @ts-expect-error the body is required
      create({ client });
      // @ts-expect-error a typo in a field
      create({ client, body: { type: 'SALE', totl: '1' } });
      // @ts-expect-error a value that is not allowed
      create({ client, body: { type: 'OTHER' } });
      // @ts-expect-error this operation has no query
      create({ client, body: { type: 'SALE' }, query: {} });
      // @ts-expect-error the path is required
      get({ client });
      // @ts-expect-error the client is required
      get({ path: { receipt_id: 'r' } });
      // @ts-expect-error the URL is not the caller's
      get({ client, path: { receipt_id: 'r' }, url: '/x' });
      // @ts-expect-error a typo in an option
      get({ client, path: { receipt_id: 'r' }, timeot: 1 });
    };
    expectTypeOf(check).toBeFunction();
  });

  it('tell what comes back', () => {
    const check = async () => {
      const result = await get({ client, path: { receipt_id: 'r' } });
      expectTypeOf(result).toEqualTypeOf<CallResult<Receipt>>();
      expectTypeOf((await remove({ client, path: { receipt_id: 'r' } })).data).toEqualTypeOf<undefined>();
      expectTypeOf((await download({ client, path: { receipt_id: 'r' } })).data).toEqualTypeOf<
        ReadableStream<Uint8Array>
      >();
      expectTypeOf((await unknownAnswer({ client, path: { receipt_id: 'r' } })).data).toBeUnknown();
    };
    expectTypeOf(check).toBeFunction();
  });

  it('tell data from error with throwOnError: false', () => {
    const check = async (throwOnError: boolean) => {
      const result = await get({ client, path: { receipt_id: 'r' }, throwOnError: false });
      expectTypeOf(result.data).toEqualTypeOf<Receipt | undefined>();
      if (result.error) {
        expectTypeOf(result.error).toEqualTypeOf<QuittanceError>();
        expectTypeOf(result.data).toEqualTypeOf<undefined>();
      } else {
        expectTypeOf(result.data).toEqualTypeOf<Receipt>();
      }
      const either = await get({ client, path: { receipt_id: 'r' }, throwOnError });
      expectTypeOf(either.data).toEqualTypeOf<Receipt | undefined>();
      const raw = await request<Receipt>(client, { method: 'GET', path: '/x' });
      expectTypeOf(raw.data).toEqualTypeOf<Receipt>();
      const safe = await request<Receipt>(client, { method: 'GET', path: '/x', throwOnError: false });
      expectTypeOf(safe.data).toEqualTypeOf<Receipt | undefined>();
    };
    expectTypeOf(check).toBeFunction();
  });
});

describe('the types of a list', () => {
  it('are those of a page and of its items', () => {
    const check = async () => {
      const items = list({ client, query: { limit: 1 } });
      const page = await items;
      expectTypeOf(page.data).toEqualTypeOf<{ results: Receipt[] }>();
      expectTypeOf(page.items).toEqualTypeOf<readonly Receipt[]>();
      for await (const item of items) expectTypeOf(item).toEqualTypeOf<Receipt>();
      for await (const one of items.pages()) expectTypeOf(one.items).toEqualTypeOf<readonly Receipt[]>();
      expectTypeOf(await items.toArray({ limit: 2 })).toEqualTypeOf<Receipt[]>();
      // @ts-expect-error the limit is required
      await items.toArray();
      const safe = await list({ client, throwOnError: false });
      if (safe.error) expectTypeOf(safe.error).toEqualTypeOf<QuittanceError>();
      else expectTypeOf(safe.items).toEqualTypeOf<readonly Receipt[]>();
    };
    expectTypeOf(check).toBeFunction();
  });
});

describe('the types of a bound operation', () => {
  it('leave the argument out where nothing is required', () => {
    const check = async () => {
      const boundList: BoundListOperation<ListData, { 200: { results: Receipt[] } }, Receipt> = bindOperation(
        client,
        list,
      );
      const boundGet: BoundOperation<GetData, { 200: Receipt }> = bindOperation(client, get);
      boundList();
      boundList({ query: { limit: 1 } });
      expectTypeOf((await boundList()).items).toEqualTypeOf<readonly Receipt[]>();
      expectTypeOf((await boundGet({ path: { receipt_id: 'r' } })).data).toEqualTypeOf<Receipt>();
      // @ts-expect-error the path is required
      boundGet();
      // @ts-expect-error the client is there already
      boundGet({ client, path: { receipt_id: 'r' } });
    };
    expectTypeOf(check).toBeFunction();
  });
});

describe('the types around', () => {
  it('narrow errors', () => {
    const check = (error: unknown) => {
      if (isOutcomeUnknown(error)) expectTypeOf(error).toEqualTypeOf<OutcomeUnknownError>();
      if (isApiError(error)) expectTypeOf(error).toEqualTypeOf<ApiError>();
    };
    expectTypeOf(check).toBeFunction();
  });

  it('take undefined for an option that is not given', () => {
    expectTypeOf<{
      api: ClientOptions['api'];
      fetch: undefined;
      retry: undefined;
    }>().toExtend<ClientOptions>();
  });
});
