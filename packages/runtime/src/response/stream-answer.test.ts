import { describe, expect, it } from 'vitest';
import { operation } from '../operation/operation.ts';
import { testClient } from '../testing/test-api.ts';
import { streamAnswer } from './stream-answer.ts';

interface Data {
  readonly url: '/invoices/7.pdf';
}

const download = operation<Data, { 200: Blob }>({
  id: 'downloadInvoice',
  method: 'GET',
  path: '/invoices/7.pdf',
  accept: streamAnswer,
  mediaType: 'application/pdf',
});

const pdf = () => new Response('%PDF-1.7', { headers: { 'content-type': 'application/pdf' } });
const of = (type: string, body = '{"error":{"message":"no such template"}}') => {
  const state = { cancelled: false };
  const stream = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(body)),
    cancel: () => {
      state.cancelled = true;
    },
  });
  return { state, answer: () => new Response(stream, { headers: { 'content-type': type } }) };
};

describe('a file of a type that the spec names', () => {
  it.each(['application/json', 'application/problem+json; charset=utf-8', 'text/html'])(
    'is no file when the answer is %s: the next attempt brings it, and the connection is let go',
    async (type) => {
      const { answer, state } = of(type);
      const { client, seen } = testClient([answer, pdf], { retry: { baseDelay: 1 } });
      const { data } = await download({ client });
      expect(await new Response(data).text()).toBe('%PDF-1.7');
      expect(seen).toHaveLength(2);
      expect(state.cancelled).toBe(true);
    },
  );

  it('is an error when it stays so, which says what came', async () => {
    const { client } = testClient([() => of('application/json').answer()], { retry: { maxAttempts: 1 } });
    await expect(download({ client })).rejects.toMatchObject({
      name: 'ResponseDecodeError',
      status: 200,
      message: expect.stringContaining('is application/json, and application/pdf was asked for'),
    });
  });

  it.each(['application/octet-stream', 'application/x-pdf', ''])('may come as %j', async (type) => {
    const { client } = testClient([() => of(type, '%PDF').answer()], { retry: { maxAttempts: 1 } });
    const { data } = await download({ client });
    const { value } = await data.getReader().read();
    expect(new TextDecoder().decode(value)).toBe('%PDF');
  });
});

describe('a file whose own type is JSON', () => {
  const of200 = (type: string) => of(type, '[{"id":1}]').answer();
  const read = async (mediaType: string, type: string) => {
    const { client } = testClient([() => of200(type)], { retry: { maxAttempts: 1 } });
    const exported = operation<Data, { 200: Blob }>({
      id: 'exportRows',
      method: 'GET',
      path: '/invoices/7.pdf',
      accept: streamAnswer,
      mediaType,
    });
    const { data } = await exported({ client });
    const { value } = await data.getReader().read();
    return new TextDecoder().decode(value);
  };

  it.each([
    ['application/json', 'application/json'],
    ['application/json', 'Application/JSON; charset=utf-8'],
    ['application/json; charset=utf-8', 'application/json'],
    ['application/geo+json', 'application/geo+json;charset=utf-8'],
  ])('asked for as %s is read as a stream of %s', async (mediaType, type) => {
    expect(await read(mediaType, type)).toBe('[{"id":1}]');
  });

  it.each([
    ['application/pdf', 'application/json'],
    ['application/json', 'application/problem+json'],
    ['application/json', 'text/html'],
    // One type begins with the other.
    ['application/vnd.acme', 'application/vnd.acme+json'],
  ])('asked for as %s is refused as %s', async (mediaType, type) => {
    await expect(read(mediaType, type)).rejects.toMatchObject({
      name: 'ResponseDecodeError',
      message: expect.stringContaining(`is ${type}, and ${mediaType} was asked for`),
    });
  });

  it('may be of any type where none is named', async () => {
    const { client } = testClient([() => of200('application/json')], { retry: { maxAttempts: 1 } });
    const raw = operation<Data, { 200: Blob }>({
      id: 'raw',
      method: 'GET',
      path: '/invoices/7.pdf',
      accept: streamAnswer,
    });
    const { data } = await raw({ client });
    const { value } = await data.getReader().read();
    expect(new TextDecoder().decode(value)).toBe('[{"id":1}]');
  });
});
