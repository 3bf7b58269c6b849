import { describe, expect, it } from 'vitest';
import { parseEvents, type ServerSentEvent } from './parse-events.ts';

const encoder = new TextEncoder();

function bytesOf(chunks: readonly (string | Uint8Array)[], state = { cancelled: false }) {
  const left = chunks.map((chunk) => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk));
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = left.shift();
        if (next === undefined) controller.close();
        else controller.enqueue(next);
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}

async function read(...chunks: (string | Uint8Array)[]): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  for await (const event of parseEvents(bytesOf(chunks), 1_000)) events.push(event);
  return events;
}

const message = (data: string, more: object = {}) => ({ event: 'message', data, id: '', ...more });

describe('events', () => {
  it.each<[string, string, object[]]>([
    ['a text', 'data: a\n\n', [message('a')]],
    ['lines', 'data: a\ndata: b\n\n', [message('a\nb')]],
    ['a name', 'event: add\ndata: 1\n\ndata: 2\n\n', [message('1', { event: 'add' }), message('2')]],
    ['one space, and no more, taken off', 'data:  a\ndata:b\n\n', [message(' a\nb')]],
    ['colons in the text', 'data: a: b\n\n', [message('a: b')]],
    ['an empty text', 'data\n\ndata:\n\n', [message(''), message('')]],
    ['comments, and fields that nobody knows', ': hello\nx: 1\ndata: a\n\n', [message('a')]],
    ['names without data, which are none', 'event: a\n\ndata: b\n\n', [message('b')]],
    ['what is cut off at the end, which is none', 'data: a\n\ndata: b\n', [message('a')]],
    ['a byte order mark', '\ufeffdata: a\n\n', [message('a')]],
    ['blank lines', '\n\n\ndata: a\n\n\n\n', [message('a')]],
    [
      'ids, which hold until the next one',
      'id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n',
      [message('a', { id: '1' }), message('b', { id: '1' }), message('c')],
    ],
    ['an id with a null, which is none', 'id: a\0b\ndata: a\n\n', [message('a')]],
    [
      'the time to wait',
      'retry: 30\ndata: a\n\nretry: 1.5\ndata: b\n\n',
      [message('a', { retry: 30 }), message('b')],
    ],
  ])('are read with %s', async (_, text, events) => {
    expect(await read(text)).toEqual(events);
    expect(await read(text.replaceAll('\n', '\r\n'))).toEqual(events);
    expect(await read(text.replaceAll('\n', '\r'))).toEqual(events);
    // Byte by byte, whatever stands on either side of a cut.
    for (const whole of [text, text.replaceAll('\n', '\r\n')]) {
      expect(await read(...[...encoder.encode(whole)].map((byte) => Uint8Array.of(byte)))).toEqual(events);
    }
  });

  it('are told when their blank line is there, and not with the next one', async () => {
    let more = () => undefined as unknown;
    const bytes = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(encoder.encode('data: a\r\r'));
        more = () => controller.enqueue(encoder.encode('data: b\r\r'));
      },
    });
    const events = parseEvents(bytes, 1_000);
    expect(await events.next()).toMatchObject({ value: { data: 'a' } });
    more();
    expect(await events.next()).toMatchObject({ value: { data: 'b' } });
    await events.return();
  });

  it('keep a character whole that comes in two pieces', async () => {
    const [first, ...rest] = encoder.encode('é');
    expect(await read('data: ', Uint8Array.of(first ?? 0), Uint8Array.from(rest), '\n\n')).toEqual([
      message('é'),
    ]);
  });

  it('may not be larger than the limit, in one line or in many', async () => {
    await expect(read(`data: ${'a'.repeat(1_000)}\n\n`)).rejects.toThrow('an event is larger than 1000');
    await expect(read(`data: ${'a'.repeat(1_000)}`)).rejects.toThrow(RangeError);
    await expect(read('data: a\n'.repeat(200))).rejects.toThrow(RangeError);
    expect(await read('data: a\n\n'.repeat(200))).toHaveLength(200);
  });

  it('let the connection go when nobody wants more', async () => {
    const state = { cancelled: false };
    for await (const event of parseEvents(bytesOf(['data: a\n\n', 'data: b\n\n'], state), 1_000)) {
      expect(event.data).toBe('a');
      break;
    }
    expect(state.cancelled).toBe(true);
  });
});
