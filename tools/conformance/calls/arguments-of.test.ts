import { describe, expect, test } from 'vitest';
import { type OpenApi, operations } from '../../shared/openapi.ts';
import type { ExpectedExchange } from '../scenarios/scenario.ts';
import { argumentsOf } from './arguments-of.ts';

type Expected = NonNullable<ExpectedExchange['request']>;

const baseUrl = 'http://localhost:3000';
const bytes = (text: string) => new TextEncoder().encode(text);

/** The arguments of a call of `POST /a/{id}` that a request is expected of. */
function argumentsFor(operation: object, request: Expected, parts: Record<string, string> = { id: '1' }) {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    paths: { '/a/{id}': { post: { operationId: 'a', responses: {}, ...operation } } },
    components: { schemas: { Form: { properties: { file: { type: 'array' }, id: { type: 'string' } } } } },
  } as unknown as OpenApi;
  const [found] = [...operations(document)];
  if (found === undefined) throw new Error('the fixture has one operation');
  const exchange = { uri: '/a/1', method: 'post', request, response: { status: 204 } };
  // As the suite's own function does it.
  const expand = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll('{base}', baseUrl)) as unknown;
  return argumentsOf(document, { operation: found, base: '', parts }, exchange, baseUrl, expand);
}

const parameter = (name: string, place: string, type = 'string') => ({ name, in: place, schema: { type } });

describe('parameters', () => {
  const parameters = [
    parameter('id', 'path', 'integer'),
    parameter('q', 'query'),
    parameter('size', 'query', 'integer'),
    parameter('X-Trace', 'header'),
    ...['Accept', 'Content-Type', 'Authorization'].map((name) => parameter(name, 'header')),
  ];

  test('are taken from the path, the query and the headers, whatever the case of a header', () => {
    const request = { query: { q: 'a', size: '2' }, headers: { 'x-trace': 't' } };
    expect(argumentsFor({ parameters }, request)).toEqual({
      path: { id: 1 },
      query: { q: 'a', size: 2 },
      headers: { 'X-Trace': 't' },
    });
  });

  test('leave out what is not expected, and the parts that nothing is in', () => {
    expect(argumentsFor({ parameters }, { query: { size: '2' } })).toEqual({
      path: { id: 1 },
      query: { size: 2 },
    });
    expect(argumentsFor({}, { query: { other: 'o' } })).toEqual({});
  });

  test('leave the headers to the client that it writes itself', () => {
    const headers = { accept: 'text/plain', 'content-type': 'text/plain', authorization: 'Bearer t' };
    expect(argumentsFor({ parameters }, { headers })).toEqual({ path: { id: 1 } });
  });

  test('have what the suite leaves open filled in', () => {
    expect(argumentsFor({ parameters }, { query: { q: '{base}/a' } })).toMatchObject({
      query: { q: `${baseUrl}/a` },
    });
  });
});

describe('a body', () => {
  const body = (mediaType: string, schema: object = {}, required = true) => ({
    requestBody: { required, content: { [mediaType]: { schema } } },
  });

  test.each<[string, string, object, NonNullable<Expected['body']>, unknown]>([
    ['JSON', 'application/json', {}, { contentType: 'application/json', rawContent: '{"a":1}' }, { a: 1 }],
    [
      'JSON as bytes',
      'application/json',
      {},
      { contentType: 'application/json', rawContent: bytes('[1]') },
      [1],
    ],
    [
      'JSON that is written for an address',
      'application/json',
      {},
      {
        contentType: 'application/json',
        rawContent: { serialize: ({ baseUrl: url }) => JSON.stringify({ url }) },
      },
      { url: baseUrl },
    ],
    ['a text', 'text/plain', {}, { contentType: 'text/plain', rawContent: '1' }, '1'],
    ['a text as bytes', 'text/plain', {}, { contentType: 'text/plain', rawContent: bytes('1') }, '1'],
    [
      'a file',
      'image/png',
      { format: 'binary' },
      { contentType: 'image/png', rawContent: bytes('1') },
      bytes('1'),
    ],
    [
      'a file of text',
      'text/csv',
      { format: 'binary' },
      { contentType: 'text/csv', rawContent: '1' },
      bytes('1'),
    ],
    ['nothing where nothing is in it', 'text/plain', {}, { contentType: 'text/plain' }, undefined],
  ])('is %s', (_, mediaType, schema, expected, value) => {
    expect(argumentsFor(body(mediaType, schema), { body: expected }).body).toEqual(value);
  });

  test('is a file that says its type where any may be sent', async () => {
    const expected = { contentType: 'image/png', rawContent: bytes('1') };
    const { body: file } = argumentsFor(body('*/*', { format: 'binary' }), { body: expected });
    expect(file).toBeInstanceOf(Blob);
    expect([(file as Blob).type, await (file as Blob).text()]).toEqual(['image/png', '1']);
  });

  test('is an empty one where there must be one and nothing is expected of it', () => {
    expect(argumentsFor(body('application/json'), {})).toEqual({ body: {} });
    expect(argumentsFor(body('application/json', {}, false), {})).toEqual({});
  });
});

describe('a form in parts', () => {
  const form = (schema: object) => ({
    requestBody: { content: { 'multipart/form-data': { schema } } },
  });
  const file = (fieldname: string, originalname: string, text: string) => ({
    fieldname,
    originalname,
    buffer: bytes(text),
    mimetype: 'image/png',
  });
  const bodyOf = (schema: object, expected: object) =>
    argumentsFor(form(schema), { body: { kind: 'multipart', ...expected } }).body as Record<string, unknown>;

  test('has a text where the document says so, and else what is expected', () => {
    const schema = { properties: { id: { type: 'string' }, size: { type: 'integer' } } };
    expect(bodyOf(schema, { parts: { id: 1, size: 2, other: { a: 1 } } })).toEqual({
      id: '1',
      size: 2,
      other: { a: 1 },
    });
  });

  test('has files with their names and types, in a list where the document says so', async () => {
    const files = [file('file', 'a.png', 'a'), file('file', 'b.png', 'b'), file('icon', 'c.png', 'c')];
    const { file: list, icon } = bodyOf({ $ref: '#/components/schemas/Form' }, { files });
    const said = async (one: unknown) => {
      const { name, type } = one as File;
      return [name, type, await (one as File).text()];
    };
    expect(await Promise.all((list as File[]).map(said))).toEqual([
      ['a.png', 'image/png', 'a'],
      ['b.png', 'image/png', 'b'],
    ]);
    expect(await said(icon)).toEqual(['c.png', 'image/png', 'c']);
  });
});
