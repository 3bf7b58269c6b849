import { describe, expect, it } from 'vitest';
import { BodyTooLarge } from '../transport/reply.ts';
import { IncomingBody, type Source } from './incoming-body.ts';

function setUp() {
  const said: string[] = [];
  const source: Source = {
    pause: () => said.push('pause'),
    resume: () => said.push('resume'),
    abort: ({ message }) => said.push(`abort ${message}`.trim()),
  };
  return { body: new IncomingBody(source), said };
}

const KIBIBYTE = 1_024;
const bytes = (size: number, value = 1) => new Uint8Array(size).fill(value);
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('IncomingBody', () => {
  it('hands a single chunk on without a copy, as plain bytes', async () => {
    const { body } = setUp();
    const chunk = Buffer.from('{"id":"r1"}');
    body.push(chunk);
    body.end();
    const read = await body.read(100);
    expect(read.constructor).toBe(Uint8Array);
    expect([read.buffer, read.byteOffset, read.byteLength]).toEqual([
      chunk.buffer,
      chunk.byteOffset,
      chunk.length,
    ]);
  });

  it('puts chunks together, those that came before the reader and those after, and changes none', async () => {
    const { body } = setUp();
    const chunks = Array.from({ length: 300 }, (_, index) => bytes(1 + index * 7, index % 256));
    const sent = chunks.map((chunk) => chunk.slice());
    for (const chunk of chunks.slice(0, 2)) body.push(chunk);
    const reading = body.read(1_000_000);
    for (const chunk of chunks.slice(2)) body.push(chunk);
    body.end();
    expect(Buffer.from(await reading).equals(Buffer.concat(sent))).toBe(true);
    expect(chunks).toEqual(sent);
  });

  it('pauses when more than the window waits and nobody reads, and goes on with a reader', async () => {
    const { body, said } = setUp();
    body.push(bytes(64 * KIBIBYTE));
    expect(said).toEqual([]);
    body.push(bytes(1));
    expect(said).toEqual(['pause']);
    const reading = body.read(1_000_000);
    expect(said).toEqual(['pause', 'resume']);
    body.push(bytes(200 * KIBIBYTE));
    body.end();
    expect((await reading).byteLength).toBe(264 * KIBIBYTE + 1);
    expect(said).toHaveLength(2);
  });

  it('pauses a stream that is not read, and goes on when it is', async () => {
    const { body, said } = setUp();
    body.push(bytes(60 * KIBIBYTE));
    const reader = body.stream().getReader();
    await Promise.resolve();
    body.push(bytes(4 * KIBIBYTE));
    expect(said.at(-1)).toBe('pause');
    await reader.read();
    await reader.read();
    expect(said.at(-1)).toBe('resume');
    body.end();
    expect((await reader.read()).done).toBe(true);
  });

  it.each([
    ['before it is read', 0],
    ['while it is read', 1],
  ])('rejects a body above the cap that comes %s, and ends the connection', async (_, reads) => {
    const { body, said } = setUp();
    const early = reads ? thrown(body.read(10)) : undefined;
    body.push(bytes(8));
    body.push(bytes(3));
    expect(await (early ?? thrown(body.read(10)))).toBeInstanceOf(BodyTooLarge);
    expect(said.at(-1)).toBe('abort');
    body.push(bytes(3));
    body.end();
    expect(said.filter((word) => word === 'abort')).toHaveLength(1);
  });

  it('rejects one above the cap that has come whole, and has no connection to end', async () => {
    const { body, said } = setUp();
    body.push(bytes(11));
    body.end();
    expect(await thrown(body.read(10))).toBeInstanceOf(BodyTooLarge);
    expect(said).toEqual([]);
  });

  it('takes as many bytes as the cap', async () => {
    const { body } = setUp();
    body.push(bytes(10));
    body.end();
    expect((await body.read(10)).byteLength).toBe(10);
  });

  it('fails with its reader, before it has one and while it has', async () => {
    const error = new Error('broken');
    const early = setUp().body;
    early.push(bytes(3));
    early.fail(error);
    expect(await thrown(early.read(10))).toBe(error);
    const late = setUp().body;
    const reading = thrown(late.read(10));
    late.fail(error);
    expect(await reading).toBe(error);
    const streamed = setUp().body;
    const streaming = thrown(streamed.stream().getReader().read());
    streamed.fail(error);
    expect(await streaming).toBe(error);
  });

  it('is read once', async () => {
    const { body } = setUp();
    body.end();
    expect((await body.read(10)).byteLength).toBe(0);
    expect(await thrown(body.read(10))).toBeInstanceOf(TypeError);
  });

  it('lets go of its connection once when it is cancelled, and fails whoever reads', async () => {
    const { body, said } = setUp();
    const reading = thrown(body.read(10));
    body.cancel();
    body.cancel();
    expect(said).toEqual(['resume', 'abort aborted']);
    expect(await reading).toMatchObject({ message: 'aborted' });
    const streamed = setUp();
    await streamed.body.stream().cancel();
    expect(streamed.said).toContain('abort aborted');
  });

  it('can be read into the memory of its reader', async () => {
    const { body } = setUp();
    const reader = body.stream().getReader({ mode: 'byob' });
    const first = reader.read(new Uint8Array(8));
    body.push(bytes(3, 7));
    expect((await first).value).toEqual(bytes(3, 7));
    const last = reader.read(new Uint8Array(8));
    body.end();
    expect((await last).done).toBe(true);
  });

  it('keeps the memory of its chunks when a stream takes some away', async () => {
    const { body } = setUp();
    const shared = bytes(16, 5);
    body.push(shared.subarray(0, 8));
    const reader = body.stream().getReader();
    body.push(shared.subarray(8));
    const first = await reader.read();
    structuredClone(first.value, { transfer: [first.value?.buffer as ArrayBuffer] });
    expect((await reader.read()).value).toEqual(bytes(8, 5));
    expect(shared.byteLength).toBe(16);
  });
});
