import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ClientOptions } from '../client/client-options.ts';
import type { OperationDescriptor } from '../operation/descriptors.ts';
import { operation } from '../operation/operation.ts';
import { testClient } from '../testing/test-api.ts';
import { type EventStream, jsonEvents, textEvents } from './event-answer.ts';
import type { ServerSentEvent } from './parse-events.ts';

interface Piece {
  readonly delta: string;
}

const zEvent = z.looseObject({ data: z.looseObject({ delta: z.string() }) });
const described: OperationDescriptor = {
  id: 'streamChat',
  method: 'POST',
  path: '/chat',
  response: { 200: () => zEvent },
  accept: jsonEvents,
  mediaType: 'text/event-stream',
};
const streamChat = operation<{ url: '/chat' }, { 200: EventStream<Piece> }>(described);
const streamLog = operation<{ url: '/chat' }, { 200: EventStream<string> }>({
  ...described,
  response: {},
  accept: textEvents,
});

const answer = (body: BodyInit, type = 'text/event-stream') =>
  new Response(body, { headers: { 'content-type': type } });

function clientOf(body: BodyInit, options: Partial<ClientOptions> = {}, type?: string) {
  const warnings: string[] = [];
  const hooks = { onWarning: ({ message }: { readonly message: string }) => warnings.push(message) };
  const made = testClient([() => answer(body, type)], { retry: { maxAttempts: 1 }, hooks, ...options });
  return { ...made, warnings };
}

async function allOf<T>(stream: EventStream<T>) {
  const events: ServerSentEvent<T>[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

const piece = (delta: unknown) => `data: ${JSON.stringify({ delta })}\n\n`;

describe('events of JSON', () => {
  it('come one by one, with their names, until the service is done', async () => {
    const { client, seen } = clientOf(`event: add\n${piece('a')}${piece('b')}data: [DONE]\n\n${piece('c')}`);
    const { data } = await streamChat({ client });
    const events: unknown[] = [];
    for await (const event of data) events.push(event);
    expect(events).toEqual([
      { event: 'add', data: { delta: 'a' }, id: '' },
      { event: 'message', data: { delta: 'b' }, id: '' },
    ]);
    expect(seen[0]?.headers.get('accept')).toBe('text/event-stream');
  });

  it('are held to their schema: one warning for a stream, or an error if asked for', async () => {
    const warned = clientOf(piece(1) + piece(2));
    expect(await allOf((await streamChat({ client: warned.client })).data)).toHaveLength(2);
    expect(warned.warnings).toEqual([expect.stringContaining('body.data.delta must be a string')]);
    const { client } = clientOf(piece('a') + piece(1), { validation: { response: 'throw' } });
    const { data } = await streamChat({ client });
    expect((await data.next()).value).toMatchObject({ data: { delta: 'a' } });
    await expect(data.next()).rejects.toMatchObject({ name: 'ResponseValidationError' });
    const unheld = clientOf(piece(1), { validation: { response: false } });
    expect(await allOf((await streamChat({ client: unheld.client })).data)).toHaveLength(1);
    expect(unheld.warnings).toEqual([]);
  });

  it('are passed over where they are no JSON, with one warning that does not show them; or an error if asked for', async () => {
    const text = `event: beat\ndata:\n\n${piece('a')}data: secret\n\ndata: secret\n\n${piece('b')}`;
    const { client, warnings } = clientOf(text);
    const events = await allOf((await streamChat({ client })).data);
    expect(events.map(({ data }) => data.delta)).toEqual(['a', 'b']);
    expect(warnings).toEqual([expect.stringContaining('an event whose data is not JSON')]);
    expect(warnings.join()).not.toContain('secret');
    const strict = clientOf(text, { validation: { response: 'throw' } });
    const { data } = await streamChat({ client: strict.client });
    expect((await data.next()).value).toMatchObject({ data: { delta: 'a' } });
    const error = await data.next().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ResponseDecodeError', status: 200, outcomeKnown: true });
    expect(String(error)).not.toContain('secret');
  });

  it('are an error where one is larger than the limit', async () => {
    const { client } = clientOf(piece('a'.repeat(2_000)), { maxResponseBytes: 1_000 });
    const { data } = await streamChat({ client });
    await expect(data.next()).rejects.toMatchObject({
      name: 'ResponseTooLargeError',
      message: expect.stringContaining('Raise `maxResponseBytes`'),
    });
  });
});

describe('a stream of events', () => {
  it('that holds texts gives them as they are', async () => {
    const { data } = await streamLog({ client: clientOf('data: {"a":1}\n\ndata: [DONE]\n\n').client });
    expect((await allOf(data)).map((event) => event.data)).toEqual(['{"a":1}', '[DONE]']);
  });

  it.each(['application/json', 'text/html', 'text/plain'])('is none when the answer is %s', async (type) => {
    const { client } = clientOf('{"error":{}}', {}, type);
    await expect(streamChat({ client })).rejects.toMatchObject({ name: 'OutcomeUnknownError' });
  });

  it('of which nobody wants anything lets the connection go', async () => {
    const state = { cancelled: false };
    const cancel = () => {
      state.cancelled = true;
    };
    const { client } = clientOf(new ReadableStream({ cancel }));
    const { data } = await streamChat({ client });
    await data.return();
    expect(state.cancelled).toBe(true);
    expect(await data.next()).toEqual({ done: true, value: undefined });
  });

  it('that breaks off throws behind the events that came', async () => {
    let reads = 0;
    const body = new ReadableStream({
      pull(controller) {
        reads += 1;
        if (reads === 1) controller.enqueue(new TextEncoder().encode(piece('a')));
        else controller.error(new TypeError('terminated'));
      },
    });
    const { client, seen } = clientOf(body);
    const { data } = await streamChat({ client });
    const deltas: string[] = [];
    const loop = async () => {
      for await (const event of data) deltas.push(event.data.delta);
    };
    await expect(loop()).rejects.toMatchObject({ name: 'ConnectionError' });
    expect(deltas).toEqual(['a']);
    expect(seen).toHaveLength(1);
  });

  it('ends with the signal of its caller, also while it waits', async () => {
    const controller = new AbortController();
    const body = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode(piece('a'))) });
    const { client } = clientOf(body);
    const { data } = await streamChat({ client, signal: controller.signal });
    await data.next();
    const waiting = data.next();
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortedError' });
  });
});
