import { describe, expect, it } from 'vitest';
import type { BodyType } from '../../operation/descriptors.ts';
import { Cancellation } from '../../time/cancellation.ts';
import { bodyFormats } from './body-formats.ts';

const CAP = 1_000;
const bytes = new TextEncoder().encode('hello');
const stream = (...chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

async function write(type: BodyType, value: unknown) {
  const issues: { path: string; message: string }[] = [];
  const encoded = await bodyFormats[type].encode(
    value,
    CAP,
    (issue) => issues.push(issue),
    new Cancellation(),
  );
  return { encoded, issues };
}

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

  it('leaves the boundary to fetch', async () => {
    expect((await write('multipart', { a: 'b' })).encoded?.contentType).toBeUndefined();
  });

  it('refuses null and a stream over the cap, by field', async () => {
    expect((await write('multipart', { a: null })).issues[0]?.path).toBe('body.a');
    expect((await write('multipart', { a: stream(new Uint8Array(CAP + 1)) })).issues[0]?.path).toBe('body.a');
  });
});
