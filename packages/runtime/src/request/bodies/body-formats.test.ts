import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BodyType } from '../../operation/descriptors.ts';
import { Cancellation } from '../../time/cancellation.ts';
import { bodyFormats } from './body-formats.ts';
import { multipartParts } from './multipart-body.ts';

const CAP = 1_000;
const bytes = new TextEncoder().encode('hello');
const stream = (...chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

async function write(type: BodyType, value: unknown, format = bodyFormats[type]) {
  const issues: { path: string; message: string }[] = [];
  const encoded = await format.encode(value, CAP, (issue) => issues.push(issue), new Cancellation());
  return { encoded, issues };
}

/** The parts of a form as they are written, headers and all. */
async function partsOf(value: unknown, format = bodyFormats.multipart): Promise<string[]> {
  const { encoded, issues } = await write('multipart', value, format);
  expect(issues).toEqual([]);
  const text = await new Response(encoded?.body).text();
  const boundary = boundaryOf(encoded?.body);
  expect(text.endsWith(`\r\n--${boundary}--\r\n`)).toBe(true);
  return `\r\n${text}`
    .split(`\r\n--${boundary}`)
    .slice(1, -1)
    .map((part) => part.slice(2));
}

const boundaryOf = (body: unknown) => (body instanceof Blob ? body.type.split('boundary=')[1] : undefined);

/** Sends a body the way fetch would, twice, as a retry does. */
async function formsOf(value: unknown): Promise<FormData[]> {
  const { encoded } = await write('multipart', value);
  const forms: FormData[] = [];
  for (let attempt = 0; attempt < 2; attempt++) {
    const request = new Request('https://acme.example', { method: 'POST', body: encoded?.body ?? null });
    forms.push(await request.formData());
  }
  return forms;
}

describe('encodeBody', () => {
  it('writes JSON, text and forms with their types', async () => {
    expect((await write('json', { a: 1 })).encoded).toEqual({
      body: '{"a":1}',
      contentType: 'application/json',
    });
    expect((await write('text', 'hi')).encoded?.contentType).toContain('text/plain');
    expect((await write('form', { a: 'x y', b: [1, 2], c: undefined })).encoded).toEqual({
      body: 'a=x+y&b=1&b=2',
      contentType: 'application/x-www-form-urlencoded',
    });
  });

  it('says what cannot be written', async () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect((await write('json', circle)).issues[0]?.message).toContain('cycle');
    expect((await write('json', { n: 1n })).issues).toHaveLength(1);
    expect((await write('json', () => 1)).issues).toHaveLength(1);
    expect((await write('text', 1)).issues).toHaveLength(1);
    expect((await write('form', { a: {} })).issues[0]?.path).toBe('body.a');
    expect((await write('binary', 'text')).issues).toHaveLength(1);
  });

  it.each([
    ['a Blob', new Blob([bytes])],
    ['a Buffer', Buffer.from('hello')],
    ['an ArrayBuffer', bytes.buffer.slice(0)],
    ['a part of an ArrayBuffer', new TextEncoder().encode('..hello..').subarray(2, 7)],
    ['a stream', stream(bytes.slice(0, 2), bytes.slice(2))],
  ])('writes %s as bytes', async (_, value) => {
    const { encoded } = await write('binary', value);
    expect(await new Response(encoded?.body ?? null).text()).toBe('hello');
    expect(encoded?.contentType).toBe('application/octet-stream');
  });

  it('refuses a stream over the cap', async () => {
    const { issues } = await write('binary', stream(new Uint8Array(CAP), new Uint8Array(1)));
    expect(issues[0]?.message).toContain('1000 bytes');
  });
});

describe('a multipart body', () => {
  it('keeps names and types of files, and text as text, in every attempt', async () => {
    for (const form of await formsOf({
      file: new File([bytes], 'logo.png', { type: 'image/png' }),
      wrapped: { data: bytes, filename: 'a.pdf', contentType: 'application/pdf' },
      bare: bytes,
      streamed: { data: stream(bytes), filename: 's.txt' },
      title: 'Café',
      count: 3,
      on: true,
      tags: ['x', 'y'],
      meta: { a: 1 },
      absent: undefined,
    })) {
      const part = (name: string) => form.get(name) as File;
      expect([part('file').name, part('file').type, await part('file').text()]).toEqual([
        'logo.png',
        'image/png',
        'hello',
      ]);
      expect([part('wrapped').name, part('wrapped').type]).toEqual(['a.pdf', 'application/pdf']);
      expect([part('bare').name, part('bare').type]).toEqual(['bare', 'application/octet-stream']);
      expect([part('streamed').name, await part('streamed').text()]).toEqual(['s.txt', 'hello']);
      expect([form.get('title'), form.get('count'), form.get('on')]).toEqual(['Café', '3', 'true']);
      expect(form.getAll('tags')).toEqual(['x', 'y']);
      expect(form.get('meta')).toBe('{"a":1}');
      expect(form.has('absent')).toBe(false);
    }
  });

  it('says its boundary itself, as a form of fetch does', async () => {
    const { encoded } = await write('multipart', { a: 'b' });
    expect(encoded?.contentType).toBeUndefined();
    expect(encoded?.body instanceof Blob && encoded.body.type).toMatch(
      /^multipart\/form-data; boundary=-{4}[0-9a-f-]{36}$/,
    );
  });

  it('writes objects as JSON with its type, each of a list for itself, and not as files', async () => {
    expect(await partsOf({ meta: { a: 1 }, lines: [{ n: 1 }, [2]], note: 'x' })).toEqual([
      'Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}',
      'Content-Disposition: form-data; name="lines"\r\nContent-Type: application/json\r\n\r\n{"n":1}',
      'Content-Disposition: form-data; name="lines"\r\nContent-Type: application/json\r\n\r\n[2]',
      'Content-Disposition: form-data; name="note"\r\n\r\nx',
    ]);
  });

  it('writes parts in the types that are asked for, but for a file that says its own', async () => {
    const types = {
      ...{
        rows: 'text/csv',
        n: 'application/json',
        s: 'application/vnd.acme+json; v=1',
        l: 'application/x-ndjson',
      },
      ...{ logo: 'image/png', own: 'image/png', named: 'image/png', meta: 'application/vnd.acme+json' },
    };
    const body = {
      ...{ rows: 'a;b', n: 'x', s: [1, true], l: '{"a":1}\n{"a":2}', logo: bytes },
      ...{ own: new Blob([bytes], { type: 'image/gif' }), named: { data: bytes, contentType: 'image/webp' } },
      ...{ meta: { a: 1 }, constructor: true },
    };
    const parts = await partsOf(body, multipartParts(types));
    expect(
      parts.map((part) =>
        /^.*name="(\w+)".*(?:\r\nContent-Type: (.*))?\r\n\r\n([\s\S]*)$/.exec(part)?.slice(1),
      ),
    ).toEqual([
      ['rows', 'text/csv', 'a;b'],
      ['n', 'application/json', '"x"'],
      ['s', 'application/vnd.acme+json; v=1', '1'],
      ['s', 'application/vnd.acme+json; v=1', 'true'],
      // Lines of JSON are a text, and not one value.
      ['l', 'application/x-ndjson', '{"a":1}\n{"a":2}'],
      ['logo', 'image/png', 'hello'],
      ['own', 'image/gif', 'hello'],
      ['named', 'image/webp', 'hello'],
      ['meta', 'application/vnd.acme+json', '{"a":1}'],
      ['constructor', undefined, 'true'],
    ]);
  });

  it('lets no name begin another line, or another header', async () => {
    const file = { data: bytes, filename: 'a"\r\nx: y', contentType: 'image/png\r\nset-cookie: a' };
    const parts = await partsOf(
      { 'b"\r\nz: 1': 'c', file, 'é\\': '' },
      multipartParts({ 'é\\': 'a\r\nb: ü' }),
    );
    expect(parts).toEqual([
      'Content-Disposition: form-data; name="b%22%0D%0Az: 1"\r\n\r\nc',
      'Content-Disposition: form-data; name="file"; filename="a%22%0D%0Ax: y"\r\nContent-Type: image/png set-cookie: a\r\n\r\nhello',
      'Content-Disposition: form-data; name="é\\"\r\nContent-Type: a b:  \r\n\r\n',
    ]);
  });

  it('writes names and types that are no texts all the same', async () => {
    expect(await partsOf({ file: { data: bytes, filename: 7, contentType: 8 } })).toEqual([
      'Content-Disposition: form-data; name="file"; filename="7"\r\nContent-Type: 8\r\n\r\nhello',
    ]);
  });

  it('of nothing has an end, and another boundary each time', async () => {
    const written = await Promise.all(
      [{}, { a: undefined, b: [] }, null].map(
        async (value) => (await write('multipart', value)).encoded?.body,
      ),
    );
    const boundaries = written.map((body) => boundaryOf(body));
    expect(new Set(boundaries).size).toBe(3);
    for (const [at, body] of written.entries()) {
      expect(await new Response(body).text()).toBe(`--${boundaries[at]}--\r\n`);
    }
  });

  it('does not read a file on the disk before it is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'multipart-'));
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'hello');
    const { encoded } = await write('multipart', { file: await openAsBlob(path) });
    expect(await new Response(encoded?.body).text()).toContain('\r\n\r\nhello\r\n');
    // A copy in memory would not notice.
    writeFileSync(path, 'changed since');
    await expect(new Response(encoded?.body).text()).rejects.toThrow();
    rmSync(folder, { recursive: true });
  });

  const circle: Record<string, unknown> = {};
  circle.self = circle;
  it.each<[string, unknown, string]>([
    ['a circle', circle, 'cannot be written as JSON: it holds a cycle or a BigInt'],
    ['a BigInt in an object', { n: 1n }, 'cannot be written as JSON: it holds a cycle or a BigInt'],
    ['an object without JSON', { toJSON: () => undefined }, 'cannot be written as JSON'],
    ['a function', () => 1, 'must be a string, a number or a boolean'],
    ['no number', Number.NaN, 'must be a string, a number or a boolean'],
    ['a Date', new Date(0), 'must be an ISO string, not a Date; write date.toISOString()'],
    ['null', null, 'must not be null; leave it out instead'],
    ['a file without bytes', { filename: 'a.txt' }, 'must have the bytes of the file as its `data`'],
  ])('refuses by its field %s, also in a list', async (_, value, message) => {
    for (const field of [value, ['x', value]]) {
      const { issues } = await write('multipart', { a: field, b: 'x' });
      expect(issues).toEqual([expect.objectContaining({ path: 'body.a', message })]);
    }
  });

  it('writes what is JSON as JSON, but no null', async () => {
    const format = multipartParts({ a: 'application/json' });
    expect(await partsOf({ a: new Date(0) }, format)).toEqual([
      expect.stringContaining('\r\n\r\n"1970-01-01T00:00:00.000Z"'),
    ]);
    expect((await write('multipart', { a: null }, format)).issues).toHaveLength(1);
    expect((await write('multipart', { a: 1n }, format)).issues).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ['a file', new Blob([bytes])],
    ['bytes', bytes],
    ['URLSearchParams', new URLSearchParams({ a: 'b' })],
    ['a Map', new Map([['a', 'b']])],
    ['a list', ['a']],
    ['a text', 'a=b'],
  ])('is not sent empty where the whole of it is %s', async (_, value) => {
    const { encoded, issues } = await write('multipart', value);
    expect(issues).toMatchObject([{ path: 'body', message: 'must be a plain object or a FormData' }]);
    expect(encoded).toBeUndefined();
  });

  it('may be a form that is made already, which goes as it is', async () => {
    const form = new FormData();
    form.append('a', 'b');
    expect((await write('multipart', form)).encoded).toEqual({ body: form });
  });

  it('refuses null and a stream over the cap, by field', async () => {
    expect((await write('multipart', { a: null })).issues[0]?.path).toBe('body.a');
    expect((await write('multipart', { a: stream(new Uint8Array(CAP + 1)) })).issues[0]?.path).toBe('body.a');
  });
});
