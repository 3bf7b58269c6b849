import { once } from 'node:events';
import { createReadStream, mkdtempSync, openAsBlob, type ReadStream, rmSync, writeFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import type { ClientOptions } from '../../client/client-options.ts';
import { request } from '../../client/request.ts';
import type { OperationDescriptor } from '../../operation/descriptors.ts';
import { operation } from '../../operation/operation.ts';
import { type BinaryInput, binary } from '../../schema/binary.ts';
import { json } from '../../testing/fake-fetch.ts';
import { testClient } from '../../testing/test-api.ts';
import { binaryBody } from './binary-body.ts';
import { multipartBody } from './multipart-body.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
const path = join(folder, 'logo.png');
writeFileSync(path, 'hello');
afterAll(() => rmSync(folder, { recursive: true }));

interface UploadData {
  body: { file: BinaryInput; title?: string };
  url: '/files';
}
const descriptor: OperationDescriptor = {
  id: 'upload',
  method: 'POST',
  path: '/files',
  request: { body: () => z.strictObject({ file: binary() as never, title: z.optional(z.string()) }) },
  bodyRequired: true,
  bodyFormat: multipartBody,
};
const upload = operation<UploadData, { 200: unknown }>(descriptor);
const bytes = new TextEncoder().encode('hello');

/** A client whose service keeps the file that it gets. */
function fileClient(options: Partial<ClientOptions> = {}) {
  const got: { name: string; type: string; text: string }[] = [];
  const fetch = async (_: unknown, { body }: { body: BodyInit }) => {
    const file = (await new Response(body).formData()).get('file') as File;
    got.push({ name: file.name, type: file.type, text: await file.text() });
    return json(200, {});
  };
  return { ...testClient([], { fetch: fetch as never, ...options }), got };
}

const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error as Error,
  );

/** Refused by name, with nothing sent; the sentence about the file. */
async function refused(file: unknown, options: Partial<ClientOptions> = {}): Promise<string> {
  const { client, got } = fileClient(options);
  const error = await thrown(upload({ client, body: { file: file as BinaryInput } }));
  expect(error).toMatchObject({ name: 'RequestValidationError', outcomeKnown: true, attempts: 0 });
  expect(error).toMatchObject({ issues: [{ path: expect.stringMatching(/^body\.file/) }] });
  expect(got).toEqual([]);
  return (error as unknown as { issues: [{ message: string }] }).issues[0].message;
}

async function* generate() {
  const reused = new Uint8Array(1);
  for (const byte of bytes) {
    reused[0] = byte;
    yield reused;
  }
}

describe('a file', () => {
  const forms: readonly (readonly [string, string, () => BinaryInput | Promise<BinaryInput>])[] = [
    ['fs.createReadStream()', 'logo.png', () => createReadStream(path)],
    ['fs.createReadStream() of a path of bytes', 'logo.png', () => createReadStream(Buffer.from(path))],
    ['a stream of a file handle', 'file', async () => (await open(path)).createReadStream()],
    ['fs.openAsBlob()', 'file', () => openAsBlob(path)],
    ['fs.readFile()', 'file', () => readFile(path)],
    ['a stream of the web', 'file', () => new Blob([bytes]).stream()],
    ["Node's own stream of the web", 'file', () => Readable.toWeb(createReadStream(path))],
    ['the body of an answer', 'file', () => new Response('hello').body as ReadableStream<Uint8Array>],
    ['a stream of Node', 'file', () => Readable.from([Buffer.from('hel'), Buffer.from('lo')])],
    ['a generator that fills one buffer again and again', 'file', () => generate()],
    ['an ArrayBuffer', 'file', () => bytes.buffer],
    ['a Uint8Array', 'file', () => bytes],
    ['a Blob', 'file', () => new Blob([bytes])],
    ['a File', 'a.txt', () => new File([bytes], 'a.txt')],
    ['a File without a name', 'file', () => new File([bytes], '')],
    ['a stream with a name', 'b.txt', () => ({ data: createReadStream(path), filename: 'b.txt' })],
    ['a stream with a type', 'logo.png', () => ({ data: createReadStream(path), contentType: 'image/png' })],
  ];
  it.each(forms)('may be %s, without a cast', async (_, name, form) => {
    const file = await form();
    const { client, got } = fileClient();
    await upload({ client, body: { file } });
    expect(got).toMatchObject([{ name, text: 'hello' }]);
  });

  it('has types that take all of them quietly', () => {
    expectTypeOf<ReadStream>().toExtend<BinaryInput>();
    expectTypeOf<NonNullable<Response['body']>>().toExtend<BinaryInput>();
    expectTypeOf<{ data: Buffer; filename: string | undefined }>().toExtend<BinaryInput>();
    expectTypeOf<string>().not.toExtend<BinaryInput>();
    expectTypeOf<AsyncIterable<string>>().not.toExtend<BinaryInput>();
  });

  it('may be the whole body, and may go where no spec says what it is', async () => {
    const texts: string[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      texts.push(await new Response(init?.body ?? null).text());
      return json(200, {});
    };
    const { client } = testClient([], { fetch: fetch as typeof globalThis.fetch });
    const put = { method: 'PUT', path: '/raw' } as const;
    await request(client, { ...put, bodyType: 'binary', body: createReadStream(path) });
    await request(client, { ...put, bodyType: 'multipart', body: { file: createReadStream(path) } });
    expect(texts).toMatchObject(['hello', expect.stringContaining('filename="logo.png"')]);
  });
});

describe('an upload is refused by name', () => {
  it('without its file, and for a path or a text in its place', async () => {
    expect(await refused(undefined)).toBe('is required');
    expect(await refused(null)).toBe('must be a file');
    for (const text of ['logo.png', '', 'aGVsbG8=']) {
      expect(await refused(text)).toContain('not its path or a text: `await fs.openAsBlob(path)`');
      expect(await refused({ data: text, filename: 'a' })).toContain('not its path');
    }
  });

  it('for a name that a file does not have: the one that was meant would be dropped', async () => {
    for (const data of [bytes, new Blob([bytes]), createReadStream(path)]) {
      expect(await refused({ data, fileName: 'a.png' })).toBe(
        'is unknown to a file: it has data, filename and contentType',
      );
    }
  });

  it('for a stream that is read already, or by somebody else', async () => {
    const read = new Blob([bytes]).stream();
    await new Response(read).text();
    const released = new Blob([bytes]).stream();
    const reader = released.getReader();
    await reader.read();
    await reader.read();
    reader.releaseLock();
    const locked = new Blob([bytes]).stream();
    locked.getReader();
    const ended = createReadStream(path);
    for await (const _ of ended);
    for (const stream of [read, released, locked, ended]) {
      expect(await refused(stream)).toBe('is a stream that was read already, or that something else reads');
    }
  });

  it('for a stream that fails, with its reason', async () => {
    expect(await refused(createReadStream(join(folder, 'none')))).toContain('could not be read: ENOENT');
    const broken = new ReadableStream({
      pull(controller) {
        controller.enqueue(bytes);
        controller.error(new Error('the disk is gone'));
      },
    });
    expect(await refused(broken)).toBe('could not be read: the disk is gone');
    const throwing = (async function* () {
      yield bytes;
      throw undefined;
    })();
    expect(await refused(throwing)).toBe('could not be read: unknown reason');
    const destroyed = createReadStream(path).destroy();
    expect(await refused(destroyed)).toContain('could not be read');
  });

  it('for a stream of text or of anything else, which is closed', async () => {
    const text = createReadStream(path, { encoding: 'utf8' });
    expect(await refused(text)).toContain('open it without `encoding`');
    expect(text.destroyed).toBe(true);
    expect(await refused(Readable.from([{}]))).toBe('is a stream of something that is not bytes');
  });

  it('for a stream that is too long, which is closed', async () => {
    const long = createReadStream('/dev/zero');
    const sentence = await refused(long, { maxResponseBytes: 100_000 });
    expect(sentence).toContain('more than 100000 bytes (`maxResponseBytes`)');
    expect(long.destroyed).toBe(true);
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(bytes),
      cancel: () => {
        cancelled = true;
      },
    });
    expect(await refused({ data: endless, filename: 'x' }, { maxResponseBytes: 1_000 })).toContain('1000');
    expect(cancelled).toBe(true);
  });
});

describe('a stream is let go of', () => {
  it('when the input is refused for another field, or the call by its options', async () => {
    for (const wrong of [{ body: { title: 1 } }, { timeout: -1 }, { path: { id: 1 } }]) {
      const file = createReadStream(path);
      const second = (await open(path)).createReadStream();
      const closed = Promise.all([once(file, 'close'), once(second, 'close')]);
      let cancelled = false;
      const web = new ReadableStream({
        cancel: () => {
          cancelled = true;
        },
      });
      const body = { file, more: [second, { data: web }], ...wrong.body };
      const { client, got } = fileClient();
      const error = await thrown(upload({ client, ...wrong, body } as never));
      expect(error.name).toMatch(/RequestValidationError|ConfigurationError/);
      await closed;
      expect([got.length, cancelled]).toEqual([0, true]);
    }
  });

  it('when a layer above refuses the call', async () => {
    const file = createReadStream(path);
    const part = { perCall: () => Promise.reject(new Error('closed today')) };
    const { client } = fileClient({ use: [part] });
    await thrown(upload({ client, body: { file } }));
    await once(file, 'close');
  });

  it('when the call was aborted before', async () => {
    const file = createReadStream(path);
    const { client } = fileClient();
    const error = await thrown(upload({ client, body: { file }, signal: AbortSignal.abort('enough') }));
    expect(error).toMatchObject({ name: 'AbortedError', cause: 'enough', attempts: 0 });
    if (!file.closed) await once(file, 'close');
  });

  it.each([
    ['is aborted', 'AbortedError'],
    ['is out of time', 'TimeoutError'],
  ])('when the call %s while it is read', async (_, name) => {
    let returned = 0;
    let reason: unknown;
    const silent = {
      node: () => new PassThrough(),
      web: () =>
        new ReadableStream<Uint8Array>({
          cancel: (why) => {
            reason = why;
            returned++;
          },
        }),
      iterator: (): AsyncIterable<Uint8Array> => ({
        [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }),
      }),
    };
    for (const make of Object.values(silent)) {
      const { client, clock, got } = fileClient();
      const end = new AbortController();
      const file = make();
      const second = createReadStream(path);
      const body = { file, more: second };
      const call = thrown(
        request(client, {
          method: 'POST',
          path: '/x',
          bodyType: 'multipart',
          body,
          signal: end.signal,
          deadline: 500,
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (name === 'AbortedError') end.abort();
      else clock.advance(500);
      expect(await call).toMatchObject({ name, attempts: 0, outcomeKnown: true });
      if (file instanceof PassThrough) expect(file.destroyed).toBe(true);
      if (!second.closed) await once(second, 'close');
      expect([got.length, clock.pending()]).toEqual([0, 0]);
    }
    expect([returned, reason]).toEqual([1, undefined]);
  });

  it('in real time, when it always has something ready and never ends', async () => {
    const empty = new Uint8Array();
    const busy = new ReadableStream(
      { pull: (controller) => controller.enqueue(empty) },
      { highWaterMark: 100 },
    );
    const { client } = fileClient({ clock: undefined });
    const startedAt = performance.now();
    expect(await thrown(upload({ client, body: { file: busy }, deadline: 100 }))).toMatchObject({
      name: 'TimeoutError',
    });
    // The timeout of an attempt would take thirty seconds.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('but not of one that somebody else reads', async () => {
    const file = createReadStream(path, { highWaterMark: 1 });
    await once(file, 'readable');
    file.read(1);
    await refused(file);
    expect(file.destroyed).toBe(false);
    file.destroy();
  });

  it('when a binary body is not sent either', async () => {
    const file = createReadStream(path);
    const put = operation<{ body: BinaryInput; url: '/raw' }, { 200: unknown }>({
      id: 'put',
      method: 'PUT',
      path: '/raw',
      bodyFormat: binaryBody,
    });
    await thrown(put({ client: fileClient().client, body: file, timeout: -1 }));
    if (!file.closed) await once(file, 'close');
  });
});
