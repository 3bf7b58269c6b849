import { describe, expect, it } from 'vitest';
import type { Encoding, OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { formEncoding } from './form-encoding.ts';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
const $ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text: Schema = { type: 'string' };
const file: Schema = { type: 'string', format: 'binary' };
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: 'object', properties });
const list = (items: Schema): Schema => ({ type: 'array', items });
const point = object({ x: { type: 'integer' } });
const writer = (name: string) => ({ writer: name });

function encodings(
  mediaType: string,
  schema: Schema,
  encoding: Readonly<Record<string, Encoding>> = {},
  schemas: Readonly<Record<string, Schema>> = {},
): unknown {
  const document = { components: { schemas } } as unknown as OpenApi;
  const content = { [mediaType]: { schema, encoding } };
  const operation = { requestBody: { content }, pointer: '/paths/~1things/post' } as unknown as Operation;
  return formEncoding(document, operation, mediaType === FORM ? 'form' : 'multipart');
}

/** How the field of a form is written, or why it is not: pointer and message. */
function fieldOf(mediaType: string, schema: Schema, encoding: Encoding = {}): unknown {
  try {
    return (encodings(mediaType, object({ field: schema }), { field: encoding }) as { field?: unknown })
      .field;
  } catch (error) {
    const { pointer, message } = error as { pointer?: string; message: string };
    return `${pointer}  ${message}`;
  }
}

describe('a field of a form', () => {
  it.each<[string, Schema, Encoding | undefined, unknown]>([
    ['a text', text, undefined, undefined],
    ['a list of texts', list(text), undefined, undefined],
    ['a text with the type of a text', text, { contentType: 'text/plain' }, undefined],
    ['an object', point, undefined, 'json'],
    ['an object as JSON', point, { contentType: 'application/vnd.acme+json' }, 'json'],
    ['a list of objects', list(point), undefined, writer('eachAsJson')],
    ['a list of lists', list(list(text)), { contentType: 'application/json' }, writer('eachAsJson')],
    ['a text as JSON', text, { contentType: 'application/json' }, 'json'],
    ['a list of texts as JSON', list(text), { contentType: 'application/json' }, writer('eachAsJson')],
    ['a list in a row', list(text), { explode: false }, 'comma'],
    ['a list that repeats its name', list(text), { style: 'form' }, undefined],
    ['a list between bars', list(text), { style: 'pipeDelimited' }, writer('pipeDelimited')],
    [
      'an object in brackets',
      object({ a: point }),
      { style: 'deepObject', explode: true },
      writer('deepObject'),
    ],
    ['an object field by field', point, { explode: true }, writer('eachField')],
    ['an object in a row', point, { style: 'form', explode: false }, writer('commaDelimited')],
    [
      'an object by its style, which goes before a type',
      point,
      { style: 'form', contentType: 'application/xml' },
      writer('eachField'),
    ],
    ['a text that keeps its characters', text, { allowReserved: true }, writer('reservedForm')],
  ])('is written as the document has it: %s', (_, schema, encoding, expected) => {
    expect(fieldOf(FORM, schema, encoding)).toEqual(expected);
  });

  it.each<[string, Schema, Encoding, string]>([
    [
      'an object as XML',
      point,
      { contentType: 'application/xml' },
      'holds lists or objects as `application/xml`',
    ],
    [
      'a list of objects as CSV',
      list(point),
      { contentType: 'text/csv' },
      'holds lists or objects as `text/csv`',
    ],
    ['a style of another place', list(text), { style: 'matrix' }, '`style: matrix` for a list'],
    [
      'an object inside an object, field by field',
      object({ a: point }),
      { explode: true },
      'inside an object',
    ],
  ])('is refused where the clients do not write it: %s', (_, schema, encoding, message) => {
    const found = fieldOf(FORM, schema, encoding);
    expect(found).toContain(message);
    expect(found).toMatch(
      /^\/paths\/~1things\/post\/requestBody\/content\/application~1x-www-form-urlencoded\/encoding\/field {2}/,
    );
  });

  it('may be called like what every object of JavaScript has', () => {
    expect(encodings(FORM, object({ constructor: point, toString: text }))).toEqual({ constructor: 'json' });
  });
});

describe('a part of a multipart form', () => {
  it.each<[string, Schema, Encoding | undefined, string | undefined]>([
    ['a file', file, undefined, undefined],
    ['a file of any bytes', file, { contentType: 'application/octet-stream' }, undefined],
    ['a picture', file, { contentType: 'image/png' }, 'image/png'],
    ['pictures', list(file), { contentType: 'image/png' }, 'image/png'],
    ['files of any bytes', list(file), { contentType: 'application/octet-stream' }, undefined],
    ['a file of a range', file, { contentType: 'image/*' }, undefined],
    ['a file of a choice', file, { contentType: 'image/png, image/jpeg' }, undefined],
    ['a text', text, { contentType: 'text/plain' }, undefined],
    ['a table', text, { contentType: 'text/csv' }, 'text/csv'],
    ['a text as JSON', text, { contentType: 'application/json' }, 'application/json'],
    ['an object', point, undefined, undefined],
    ['an object as JSON', point, { contentType: 'application/json' }, undefined],
    ['objects as JSON', list(point), { contentType: 'application/json' }, undefined],
    [
      'an object as JSON of a kind',
      point,
      { contentType: 'application/vnd.acme+json' },
      'application/vnd.acme+json',
    ],
    ['texts in parts of their own', list(text), { style: 'form', explode: true }, undefined],
    ['a text in a style', text, { style: 'form' }, undefined],
    ['a part with no headers after all', text, { headers: {} }, undefined],
  ])('has the type of the document where it has another by itself: %s', (_, schema, encoding, expected) => {
    expect(fieldOf(MULTIPART, schema, encoding)).toBe(expected);
  });

  it.each<[string, Schema, Encoding, string]>([
    ['with headers', text, { headers: { 'X-Part': {} } }, 'The part `field` has headers of its own'],
    ['an object in brackets', point, { style: 'deepObject' }, 'have the style `deepObject`'],
    ['a list in a row', list(text), { explode: false }, 'have `explode: false`'],
    [
      'an object as XML',
      point,
      { contentType: 'application/xml' },
      'holds lists or objects as `application/xml`',
    ],
    ['objects as CSV', list(point), { contentType: 'text/csv' }, 'holds lists or objects as `text/csv`'],
  ])('is refused where the clients do not write it: %s', (_, schema, encoding, message) => {
    const found = fieldOf(MULTIPART, schema, encoding);
    expect(found).toContain(message);
    expect(found).toMatch(
      /^\/paths\/~1things\/post\/requestBody\/content\/multipart~1form-data\/encoding\/field {2}/,
    );
  });
});

describe('the fields of a form', () => {
  it.each<[string, Schema]>([
    ['a reference', $ref('Form')],
    ['an allOf, and a reference in it', { allOf: [object({ name: text }), $ref('Form')] }],
    ['a oneOf', { oneOf: [object({ name: text }), $ref('Form')] }],
    ['an anyOf in an allOf', { allOf: [{ anyOf: [$ref('Form'), object({ name: text })] }] }],
    ['fields beside an allOf', { allOf: [object({ name: text })], properties: { at: $ref('Point') } }],
  ])('are found through %s', (_, schema) => {
    const models = { Form: object({ at: $ref('Point') }), Point: point };
    expect(encodings(FORM, schema, {}, models)).toEqual({ at: 'json' });
    expect(
      encodings(MULTIPART, schema, { at: { contentType: 'application/vnd.acme+json' } }, models),
    ).toEqual({
      at: 'application/vnd.acme+json',
    });
  });

  it('are found in a model that leads back to itself', () => {
    const models = {
      Form: { allOf: [$ref('Base')], properties: { at: point, self: $ref('Form') } },
      Base: { oneOf: [$ref('Form'), object({ base: $ref('Base') })] },
    };
    expect(encodings(FORM, $ref('Form'), {}, models)).toEqual({ at: 'json', self: 'json', base: 'json' });
  });

  it('are found once in each model, though every one refers twice to the next', () => {
    const levels = Array.from({ length: 60 }, (_, index) => [
      `M${index}`,
      { allOf: [$ref(`M${index + 1}`), $ref(`M${index + 1}`)] },
    ]);
    const models = { ...Object.fromEntries(levels), M60: object({ at: point }) };
    expect(encodings(FORM, $ref('M0'), {}, models)).toEqual({ at: 'json' });
  });
});
