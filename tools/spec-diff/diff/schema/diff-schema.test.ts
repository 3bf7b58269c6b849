import { expect, test } from 'vitest';
import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { toFindings } from '../../rules/findings.ts';
import { answer, fields, request } from '../../testing/small-api.ts';
import { diffApi } from '../diff-api.ts';

const text: Schema = { type: 'string' };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Row and places of each finding. */
function changed(before: OpenApi, after: OpenApi): string[] {
  return toFindings(diffApi(before, after)).map(({ rule, places }) => `${rule} ${places.join(', ')}`);
}

test('ends with models that refer to themselves', () => {
  const tree = (more: Record<string, Schema>) => ({
    Node: fields({ children: { type: 'array', items: ref('Node') }, ...more }),
  });
  expect(changed(answer(ref('Node'), tree({})), answer(ref('Node'), tree({ label: text })))).toEqual([
    'answer-field-added createThing 200.label',
  ]);
});

test('names items by [], values of a map by .*, and forms by their model or kind', () => {
  const nested = (leaf: Schema) =>
    fields({
      list: { type: 'array', items: { type: 'object', additionalProperties: { anyOf: [text, leaf] } } },
    });
  const before = nested(fields({ a: text, b: text }));
  const after = nested(fields({ a: text, b: { type: 'boolean' } }));
  expect(changed(answer(before), answer(after))).toEqual([
    'answer-type-changed createThing 200.list[].*(object).b',
  ]);
});

test('sees no difference between a model and the same written out, but for the name of the type', () => {
  const inline = answer(fields({ at: fields({ a: text }) }));
  const named = answer(fields({ at: ref('Place') }), { Place: fields({ a: text }) });
  expect(changed(inline, named)).toEqual(['type-added Place']);
});

test('sees no difference between the two ways to write null', () => {
  const types = answer(fields({ a: { type: ['string', 'null'] } }));
  const union = answer(fields({ a: { oneOf: [text, { type: 'null' }] } }));
  expect(changed(types, union)).toEqual(['order Things']);
});

test('looks through allOf, at the parts that are models too', () => {
  const parts = (base: Schema) => answer({ allOf: [ref('Base'), fields({ b: text })] }, { Base: base });
  expect(changed(parts(fields({ a: text })), parts(fields({ a: text }, 'a')))).toEqual([
    'answer-field-required createThing 200.a',
  ]);
});

test('tells a rename only where one thing took the place of one other', () => {
  const before = request(fields({ a_code: text, b_code: text }));
  const after = request(fields({ x_code: text, y_code: text, z_code: text }));
  expect(changed(before, after).every((line) => !line.includes('renamed'))).toBe(true);
});

test('tells a removed and an added field of other shapes apart', () => {
  const before = request(fields({ price: text }));
  const after = request(fields({ price_cents: { type: 'integer' } }));
  expect(changed(before, after)).toEqual([
    'request-field-removed createThing body.price',
    'request-field-added-optional createThing body.price_cents',
  ]);
});

test('tells an enum value once for each direction: closed in requests, open in answers', () => {
  const state = (...values: string[]): Schema => fields({ state: { type: 'string', enum: values } });
  expect(changed(request(state('A', 'B')), request(state('A')))).toEqual([
    'request-value-removed createThing body.state',
  ]);
  expect(changed(answer(state('A', 'B')), answer(state('A')))).toEqual([
    'answer-value-removed createThing 200.state',
  ]);
});

test('takes a value that leaves an open set in a request for no loss: it still passes', () => {
  const state = (...values: string[]): Schema => fields({ state: { type: 'string', 'x-open-enum': values } });
  expect(changed(request(state('A', 'B')), request(state('A')))).toEqual([
    'known-values createThing body.state',
  ]);
});

test('tells a value that leaves an open set of answers: code that waits for it rests', () => {
  const state = (...values: string[]): Schema => fields({ state: { type: 'string', 'x-open-enum': values } });
  expect(changed(answer(state('A', 'B')), answer(state('A')))).toEqual([
    'answer-value-removed createThing 200.state',
  ]);
  expect(changed(answer(state('A', 'B')), answer(state('A', 'C')))).toEqual([
    'answer-value-added createThing 200.state',
    'answer-value-removed createThing 200.state',
  ]);
  expect(changed(request(state('A', 'B')), request(state('A', 'C')))).toEqual([
    'request-value-added createThing body.state',
    'known-values createThing body.state',
  ]);
});

test('tells an exclusive upper bound that falls in a request, or rises, or falls in an answer', () => {
  const rate = (exclusiveMaximum: number): Schema => fields({ rate: { type: 'number', exclusiveMaximum } });
  expect(changed(request(rate(9)), request(rate(3)))).toEqual([
    'request-limit-tightened createThing body.rate',
  ]);
  expect(changed(request(rate(3)), request(rate(9)))).toEqual([
    'request-limit-loosened createThing body.rate',
  ]);
  expect(changed(answer(rate(9)), answer(rate(3)))).toEqual(['answer-limit-tightened createThing 200.rate']);
});

test('takes a property named like a keyword for a property', () => {
  const before = answer(fields({ description: text, title: text }));
  const after = answer(fields({ description: text }));
  expect(changed(before, after)).toEqual(['answer-field-removed createThing 200.title']);
});

test('looks at models that no operation refers to: their types are exported', () => {
  const orphan = (more: Record<string, Schema>) => answer(text, { Orphan: fields({ a: text, ...more }) });
  expect(changed(orphan({ b: text }), orphan({}))).toEqual(['answer-field-removed Orphan.b']);
});

test('tells a variant that is no object any more', () => {
  const union = (dot: Schema) => {
    const oneOf = [ref('Dot'), ref('Line')];
    const mapping = { DOT: '#/components/schemas/Dot', LINE: '#/components/schemas/Line' };
    const models = { Dot: dot, Line: fields({ kind: { type: 'string', const: 'LINE' } }, 'kind') };
    return request({ oneOf, discriminator: { propertyName: 'kind', mapping } }, models);
  };
  const before = union(fields({ kind: { type: 'string', const: 'DOT' } }, 'kind'));
  expect(changed(before, union(text))).toContain('request-type-changed createThing body(DOT)');
});

test('knows that callers are not held to the form of what the service issued', () => {
  const id = (form: Schema) => request(fields({ parent: { type: 'string', ...form } }));
  const form: Schema = { pattern: '^[0-9a-f]+$', minLength: 8 };
  // Marked: its limits are gone. Then its documented form changes: nothing that a caller meets.
  expect(changed(id(form), id({ ...form, 'x-issued': true }))).toEqual([
    'request-limit-loosened createThing body.parent',
    'request-limit-loosened createThing body.parent',
  ]);
  const marked = (pattern: string) => id({ pattern, 'x-issued': true });
  expect(changed(marked('^[0-9]+$'), marked('^[0-9a-f]+$'))).toEqual(['words Things']);
  expect(changed(id({}), id({ 'x-issued': true }))).toEqual(['order Things']);
  expect(changed(id({ 'x-issued': true }), id(form))).toContain(
    'request-limit-tightened createThing body.parent',
  );
});

test('takes no field for one that every object has in JavaScript', () => {
  const own = fields({ constructor: text });
  expect(changed(answer(fields({})), answer(own))).toEqual([
    'answer-field-added createThing 200.constructor',
  ]);
  expect(changed(answer(own), answer(fields({})))).toEqual([
    'answer-field-removed createThing 200.constructor',
  ]);
});

test('tells a field that the client asks for apart from one that the service requires', () => {
  const sent = (file: Schema, ...required: string[]) =>
    request(fields({ file: { ...text, ...file } }, ...required));
  const needed: Schema = { 'x-needed': true };
  expect(changed(sent({}), sent(needed))).toEqual(['request-field-needed createThing body.file']);
  expect(changed(sent(needed), sent({}))).toEqual(['request-field-optional createThing body.file']);
  expect(changed(request(fields({})), sent(needed))).toEqual(['request-field-needed createThing body.file']);
  expect(changed(sent(needed), sent(needed, 'file'))).toEqual([
    'needed-field-required createThing body.file',
  ]);
  // A call meets nothing new: it had to give the field before, too.
  expect(changed(sent({}, 'file'), sent(needed))).toEqual(['order Things']);
});
