import { expect, test } from 'vitest';
import {
  compileUse,
  documentOf,
  fields,
  giving,
  modelsOf,
  ref,
  taking,
  target,
  text,
} from '../../testing/small-document.ts';
import { adopt } from '../adopt.ts';
import type { Draft } from '../finding.ts';
import { closeObjects } from './close-objects.ts';

const LETS_MORE_IN = "The vendor's OpenAPI document lets further fields in.";

/** A model as requests, or answers alone, have it. */
function closed(schema: object, place: typeof giving | typeof taking): object | undefined {
  const document = documentOf({ '/things': place(ref('Thing')) }, { schemas: { Thing: schema } });
  const draft: Draft = { document, findings: [], refusals: [] };
  closeObjects(draft);
  return modelsOf(document).Thing;
}

test.each([
  ['a schema', {}],
  ['true', true],
])('keeps that a model lets further fields in, said by %s, and marks it', (_, additionalProperties) => {
  const open = fields({ a: text }, { additionalProperties });
  const after = fields({ a: text }, { additionalProperties: true, 'x-open': LETS_MORE_IN });
  expect(closed(open, taking)).toEqual(after);
  expect(closed(open, giving)).toEqual(after);
});

test('closes a model of requests that says nothing of further fields, and leaves one of answers', () => {
  expect(closed(fields({ a: text }), taking)).toEqual(fields({ a: text }, { additionalProperties: false }));
  expect(closed(fields({ a: text }), giving)).toEqual(fields({ a: text }));
});

test.each([
  ['a schema', {}],
  ['true', true],
])('marks an object without fields that lets any in, said by %s', (_, rest) => {
  expect(closed({ type: 'object', additionalProperties: rest }, taking)).toEqual({
    type: 'object',
    'x-open': "The vendor's OpenAPI document describes no fields.",
  });
});

test.each([
  ['of an answer', giving, undefined, undefined],
  ['of a request', taking, undefined, false],
  ['closed by the document', taking, false, false],
])(
  'a field that an object %s has to have is described, where the document forgot to',
  (_, place, rest, after) => {
    const more = {
      required: ['a', 'constructor'],
      ...(rest === undefined ? {} : { additionalProperties: rest }),
    };
    const schemas = { Thing: fields({ a: text }, more) };
    const { document, findings } = adopt(documentOf({ '/things': place(ref('Thing')) }, { schemas }), target);
    const field = { 'x-open': expect.stringContaining('does not describe it') };
    expect(modelsOf(document).Thing).toEqual({
      ...fields({ a: text, constructor: field }, { required: ['a', 'constructor'] }),
      ...(after === undefined ? {} : { additionalProperties: after }),
    });
    expect(findings.map(({ where, shape }) => `${where} ${shape}`)).toEqual([
      'Thing `required` names `constructor`, which has no description',
    ]);
  },
);

test('a field that a map has to have is what the map says of all', () => {
  const schema = fields({ a: text }, { required: ['z'], additionalProperties: { type: 'integer' } });
  const field = { type: 'integer' };
  expect(closed(schema, taking)).toEqual({ ...schema, properties: { a: text, z: field } });
});

test('marks no names of keys: they are texts, whatever else is said of them', () => {
  const map = { type: 'object', propertyNames: { maxLength: 40 }, additionalProperties: { type: 'integer' } };
  expect(closed(map, taking)).toEqual(map);
});

test('leaves open the parts of an `allOf`, of which each would refuse the fields of the others', () => {
  const schemas = {
    Thing: { allOf: [ref('Base'), fields({ b: text })] },
    Base: fields({ a: text }),
    Alone: fields({ c: text }),
  };
  const document = documentOf({ '/a': taking(ref('Thing')), '/b': taking(ref('Alone')) }, { schemas });
  closeObjects({ document, findings: [], refusals: [] });
  expect(modelsOf(document)).toEqual({
    ...schemas,
    Alone: fields({ c: text }, { additionalProperties: false }),
  });
});

test('a map and a closed object stay what they are', () => {
  for (const additionalProperties of [{ type: 'integer' }, false]) {
    const schema = fields({ a: text }, { additionalProperties });
    expect(closed(schema, taking)).toEqual(schema);
  }
});

test('callers may send further fields where the document lets them in', async () => {
  const schemas = { Open: fields({ a: text }, { additionalProperties: {} }), Closed: fields({ a: text }) };
  const paths = { '/open': taking(ref('Open')), '/closed': taking(ref('Closed')) };
  const use = `
    import type { Closed, Open } from './index.gen.ts';
    export const open: Open = { a: 'a', b: 1 };
    // @ts-expect-error: there is no other field.
    export const closed: Closed = { a: 'a', b: 1 };
  `;
  expect(await compileUse(adopt(documentOf(paths, { schemas }), target).document, use)).toEqual([]);
});
