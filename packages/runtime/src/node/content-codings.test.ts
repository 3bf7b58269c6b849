import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { Cancellation } from '../time/cancellation.ts';
import { BodyTooLarge } from '../transport/reply.ts';
import { createNodeFetch } from './create-node-fetch.ts';
import { nodeTransport } from './node-transport.ts';

const nodeFetch = createNodeFetch();
const transport = nodeTransport(new Agent({ headersTimeout: 0, bodyTimeout: 0 }));
const TEXT = '{"id":"ç"}'.repeat(50);
const gzip = gzipSync(TEXT);
const deflated = deflateSync(TEXT);
const raw = deflateRawSync(TEXT);
const br = brotliCompressSync(TEXT);
let server: LoopbackServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function serve(coding: string | string[], body: Buffer | string, status = 200) {
  server = await startServer((_, response) => {
    response.statusCode = status;
    response.setHeader('content-encoding', coding).end(body);
  });
  return server;
}

const FAILED = Symbol('failed');
const bytesOf = async (answer: Promise<Response>) => {
  try {
    return Buffer.from(await (await answer).arrayBuffer()).toString('latin1');
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return FAILED;
  }
};
const get = (url: string) =>
  transport({ url, method: 'GET', headers: {}, body: undefined, end: new Cancellation() });
const after = (body: Buffer) => Buffer.concat([body, Buffer.from('more bytes, after the end')]);

const rows: [coding: string | string[], body: Buffer | string][] = [
  ['gzip', gzip],
  ['x-gzip', gzip],
  ['GZip', gzip],
  ['deflate', deflated],
  ['deflate', raw],
  ['br', br],
  ['gzip, br', brotliCompressSync(gzip)],
  [['gzip', 'br'], brotliCompressSync(gzip)],
  ['deflate,gzip', gzipSync(raw)],
  ['deflate , gzip,deflate,br, x-gzip', gzipSync(brotliCompressSync(deflateSync(gzipSync(raw))))],
  ['gzip,gzip,gzip,gzip,gzip,gzip', gzip],
  // One that is unknown, and nothing is decoded.
  ['new', TEXT],
  ['gzip, new', gzip],
  ['new, gzip', gzip],
  ['gzip, identity', gzip],
  ['gzip,', gzip],
  [['gzip', 'new'], gzip],
  ['identity', TEXT],
  ['', TEXT],
  [' ', TEXT],
  [',', TEXT],
  // Nothing is nothing.
  ['gzip', ''],
  ['deflate', ''],
  ['br', ''],
  ['gzip, br', ''],
  // Not what it says.
  ['gzip', TEXT],
  ['deflate', TEXT],
  ['br', TEXT],
  ['gzip, br', gzip],
  // More than it says.
  ['gzip', after(gzip)],
  ['gzip', Buffer.concat([gzip, gzip])],
  ['gzip', Buffer.concat([gzip, Buffer.alloc(9)])],
  ['deflate', after(deflated)],
  ['deflate', after(raw)],
  ['br', after(br)],
  ['deflate, br', brotliCompressSync(after(deflated))],
];
if ('zstdCompressSync' in zlib) {
  const zstd = zlib.zstdCompressSync(TEXT);
  rows.push(['zstd', zstd], ['zstd', TEXT], ['zstd', after(zstd)], ['zstd, br', brotliCompressSync(zstd)]);
  rows.push(['zstd', zstd.subarray(0, -6)]);
}

describe('content codings', () => {
  it.each(rows)('%j is treated as fetch treats it', async (coding, body) => {
    const { url } = await serve(coding, body);
    expect(await bytesOf(nodeFetch(url))).toBe(await bytesOf(fetch(url)));
  });

  it.each([204, 205, 304])('of a %i without a body are nothing', async (status) => {
    const { url } = await serve('gzip', '', status);
    const [ours, theirs] = [await nodeFetch(url), await fetch(url)];
    expect([ours.status, ours.body, await ours.text()]).toEqual([theirs.status, theirs.body, '']);
    expect((await (await get(url)).read(10)).byteLength).toBe(0);
  });

  it('of an answer to HEAD are nothing', async () => {
    const { url } = await serve('gzip', gzip);
    const { status, headers, body } = await nodeFetch(url, { method: 'HEAD' });
    expect([status, headers.get('content-encoding'), body]).toEqual([200, 'gzip', null]);
  });

  // Where fetch hands on what it has got so far, as if it were all.
  it.each([
    ['gzip', gzip],
    ['deflate', deflated],
    ['deflate', raw],
    ['br', br],
    ['gzip, br', brotliCompressSync(gzip.subarray(0, -6))],
  ])('%s that is cut short is an error', async (coding, body) => {
    const whole = body.length;
    const { url } = await serve(coding, coding === 'gzip, br' ? body : body.subarray(0, whole - 6));
    expect(await bytesOf(nodeFetch(url))).toBe(FAILED);
    await expect((await get(url)).read(1e6)).rejects.toMatchObject({
      name: 'TypeError',
      message: 'terminated',
    });
  });

  it('are taken off a body that comes byte by byte, and after whose end more comes', async () => {
    server = await startServer(async (_, response) => {
      response.setHeader('content-encoding', 'deflate');
      for (const byte of after(raw)) {
        response.write(Buffer.of(byte));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      response.end();
    });
    const bytes = await (await get(server.url)).read(1e6);
    expect(new TextDecoder().decode(bytes)).toBe(TEXT);
  });

  const zeros = Buffer.alloc(64_000_000);
  const bombs: [string, Buffer][] = [
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateRawSync(zeros)],
    ['gzip, br', brotliCompressSync(gzipSync(zeros))],
    ['deflate, gzip', gzipSync(deflateSync(zeros))],
  ];

  it.each(bombs)('%s in a bomb stay below the cap', async (coding, bomb) => {
    const { url } = await serve(coding, bomb);
    const before = process.memoryUsage().arrayBuffers;
    const reply = await get(url);
    await expect(reply.read(100_000)).rejects.toBeInstanceOf(BodyTooLarge);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16_000_000);
  });

  it.each(bombs)('%s in a bomb that nobody reads wait', async (coding, bomb) => {
    const { url } = await serve(coding, bomb);
    const before = process.memoryUsage().arrayBuffers;
    const reply = await get(url);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16_000_000);
    const reader = (reply.stream() as ReadableStream<Uint8Array>).getReader();
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read())
      size += part.value.byteLength;
    expect(size).toBe(zeros.length);
  });
});
