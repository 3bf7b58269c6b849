import { describe, expect, test } from 'vitest';
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
import { formatFinding } from '../finding.ts';

const MERGE_PATCH = 'application/merge-patch+json';
const integer = { type: 'integer' };
const listOf = (items: object) => ({ type: 'array', items });
const mapOf = (additionalProperties: object) => ({ type: 'object', additionalProperties });
const orNull = (schema: object) => ({ oneOf: [schema, { type: 'null' }] });
const nullText = { type: ['string', 'null'] };

/** A document in which a model is answered with, and patched. */
function patching(schemas: object, { openapi = '3.1.0', mediaType = MERGE_PATCH, model = 'Thing' } = {}) {
  const paths = { '/thing': { ...giving(ref(model)), ...taking(ref(model), mediaType) } };
  const { document, findings } = adopt(documentOf(paths, { schemas }, { openapi }), target);
  const said = findings.filter(({ shape }) => shape.includes('merge-patch')).map(formatFinding);
  return { document, models: modelsOf(document), findings: said };
}
const closed = (properties: object, required?: readonly string[]) => ({
  ...fields(properties),
  ...(required === undefined ? {} : { required }),
  additionalProperties: false,
});
/** The fields of a patch whose model has one beside its id. */
function patchOf(field: object, openapi?: string): object {
  const { models } = patching({ Thing: fields({ id: text, field }, { required: ['id'] }) }, { openapi });
  const { properties, required } = models.ThingPatch as {
    properties: { id: object; field: object };
    required: [];
  };
  expect([properties.id, required]).toEqual([text, ['id']]);
  return properties.field;
}

test('lets each field of a merge patch be null that is not required, in models of its own', () => {
  const { models, findings } = patching({
    Thing: fields({ id: text, name: text, inner: ref('Inner') }, { required: ['id'] }),
    Inner: fields({ code: text, size: integer }, { required: ['code'] }),
  });
  expect(models).toEqual({
    Thing: fields({ id: text, name: text, inner: ref('Inner') }, { required: ['id'] }),
    Inner: fields({ code: text, size: integer }, { required: ['code'] }),
    ThingPatch: closed({ id: text, name: nullText, inner: orNull(ref('InnerPatch')) }, ['id']),
    InnerPatch: closed({ code: text, size: { type: ['integer', 'null'] } }, ['code']),
  });
  expect(findings).toEqual([
    'Thing  `application/merge-patch+json`  written for such bodies as `ThingPatch`, whose fields may be null: that takes them out',
    'Inner  `application/merge-patch+json`  written for such bodies as `InnerPatch`, whose fields may be null: that takes them out',
  ]);
});

test.each<[string, object, object]>([
  ['a text', text, nullText],
  [
    'a described reference',
    { ...ref('Inner'), description: 'In.' },
    { description: 'In.', ...orNull(ref('InnerPatch')) },
  ],
  ['an enum', { type: 'string', enum: ['a'] }, { ...nullText, enum: ['a', null] }],
  ['a constant', { type: 'string', const: 'a' }, { ...nullText, enum: ['a', null] }],
  ['one of several types', { type: ['string', 'integer'] }, { type: ['string', 'integer', 'null'] }],
  [
    'a map, and each value of it',
    mapOf(integer),
    { ...mapOf({ type: ['integer', 'null'] }), type: ['object', 'null'] },
  ],
  ['a map of models', mapOf(ref('Inner')), { ...mapOf(orNull(ref('InnerPatch'))), type: ['object', 'null'] }],
  [
    'a list, and nothing in it',
    listOf(fields({ a: text })),
    { type: ['array', 'null'], items: closed({ a: text }) },
  ],
  ['a list of models', listOf(ref('Inner')), { type: ['array', 'null'], items: ref('Inner') }],
  ['an object in place', fields({ a: text }), { ...closed({ a: nullText }), type: ['object', 'null'] }],
  ['a union', { anyOf: [text, integer] }, { anyOf: [text, integer, { type: 'null' }] }],
])('lets %s be null', (_, before, after) => {
  const { models } = patching({ Thing: fields({ field: before }), Inner: fields({ code: text }) });
  expect(models.ThingPatch).toMatchObject({ properties: { field: after } });
});

test.each<[string, object, object]>([
  ['3.0.3', { type: 'string', nullable: true }, nullText],
  ['3.1.0', nullText, nullText],
  ['3.1.0', orNull(fields({ a: text })), orNull(closed({ a: nullText }))],
  ['3.1.0', { enum: ['a', null] }, { enum: ['a', null] }],
  ['3.1.0', {}, { 'x-open': expect.any(String) }],
])('says once that a field may be null, which in %s does already: %j', (openapi, before, after) => {
  expect(patchOf(before, openapi)).toEqual(after);
});

describe('the models of a patch', () => {
  test('end where one leads back to itself', () => {
    const node = fields({ next: ref('Thing'), all: listOf(ref('Thing')) });
    const { models } = patching({ Thing: node });
    expect(models).toEqual({
      Thing: closed(node.properties),
      ThingPatch: closed({
        next: orNull(ref('ThingPatch')),
        all: { type: ['array', 'null'], items: ref('Thing') },
      }),
    });
  });

  test('are those that have fields: texts and lists are nobody’s own', () => {
    const { models } = patching({
      Thing: fields({ state: ref('State'), tags: ref('Tags') }),
      State: { type: 'string', enum: ['on'] },
      Tags: listOf(text),
    });
    expect(Object.keys(models)).toEqual(['Thing', 'State', 'Tags', 'ThingPatch']);
    expect(models.ThingPatch).toEqual(closed({ state: orNull(ref('State')), tags: orNull(ref('Tags')) }));
  });

  test('keep a name that nothing else goes by, and else take one that is free', () => {
    const paths = {
      '/a': taking(ref('ThingPatch'), MERGE_PATCH),
      '/b': taking(ref('OtherMergePatchUpdate'), MERGE_PATCH),
      '/c': { ...giving(ref('Other')), ...taking(ref('Other'), `${MERGE_PATCH}; charset=utf-8`) },
    };
    const schemas = {
      ThingPatch: fields({ a: text }),
      OtherMergePatchUpdate: fields({ b: text }),
      Other: fields({ c: text }),
    };
    const { document, findings } = adopt(documentOf(paths, { schemas }), target);
    expect(modelsOf(document)).toEqual({
      ThingPatch: closed({ a: nullText }),
      OtherMergePatchUpdate: closed({ b: nullText }),
      Other: fields({ c: text }),
      OtherPatch2: closed({ c: nullText }),
    });
    expect(findings.map(formatFinding)).toEqual([
      'ThingPatch  `application/merge-patch+json`  its fields may be null: that takes them out',
      'OtherMergePatchUpdate  `application/merge-patch+json`  its fields may be null: that takes them out',
      expect.stringContaining('written for such bodies as `OtherPatch2`'),
    ]);
  });

  test('are one for several patches', () => {
    const paths = {
      '/a': taking(ref('Thing'), MERGE_PATCH),
      '/b': taking(listOf(text)),
      '/c': taking(ref('Thing'), MERGE_PATCH),
    };
    const { document } = adopt(documentOf(paths, { schemas: { Thing: fields({ a: text }) } }), target);
    expect(modelsOf(document)).toEqual({ Thing: closed({ a: nullText }) });
  });

  test.each([
    ['a mapping', { mapping: { cat: ref('Cat').$ref, dog: 'Dog' } }, ['cat', 'dog']],
    ['their names', {}, ['Cat', 'Dog']],
  ])('keep the tags of a union that goes by %s', (_, mapping, tags) => {
    const { models } = patching({
      Thing: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', ...mapping } },
      Cat: fields({ kind: text, fur: text }, { required: ['kind'] }),
      Dog: fields({ kind: text }),
    });
    const forms = Object.fromEntries(
      tags.map((tag, index) => [tag, ref(['CatPatch', 'DogPatch'][index] ?? '').$ref]),
    );
    expect(models.ThingPatch).toMatchObject({ discriminator: { propertyName: 'kind', mapping: forms } });
    expect(models.CatPatch).toEqual(
      closed({ kind: { type: 'string', const: tags[0] }, fur: nullText }, ['kind']),
    );
  });
});

test('heirs of a base are patched with their tags, and the fields that they share may be null', () => {
  const { models } = patching({
    Thing: fields({ kind: text, name: text }, { discriminator: { propertyName: 'kind' } }),
    Cat: { allOf: [ref('Thing'), fields({ fur: text })] },
    Dog: { allOf: [ref('Thing')] },
  });
  const kind = (value: string) => ({ type: 'string', const: value });
  expect(models.CatPatch).toEqual(closed({ kind: kind('Cat'), name: nullText, fur: nullText }, ['kind']));
  expect(models.DogPatch).toEqual(closed({ kind: kind('Dog'), name: nullText }, ['kind']));
  expect(models.ThingPatch).toMatchObject({ oneOf: [ref('CatPatch'), ref('DogPatch')] });
});

test('leaves bodies of plain JSON alone', () => {
  const { models, findings } = patching({ Thing: fields({ a: text }) }, { mediaType: 'application/json' });
  expect(models).toEqual({ Thing: closed({ a: text }) });
  expect(findings).toEqual([]);
});

test('a client takes nulls in patches, and gives none in answers', async () => {
  const { document } = patching({
    Thing: fields({ id: text, name: text, notes: mapOf(text), inner: ref('Inner') }, { required: ['id'] }),
    Inner: { allOf: [fields({ code: text }, { required: ['code'] }), fields({ size: integer })] },
  });
  const use = `
    import type { Thing, ThingPatch } from './index.gen.ts';
    export const patch: ThingPatch = { id: 'a', name: null, notes: { a: null }, inner: { code: 'b', size: null } };
    export const name = (thing: Thing): string | undefined => thing.name;
    // @ts-expect-error: what is required stays.
    export const empty: ThingPatch = { id: null };
  `;
  expect(await compileUse(document, use)).toEqual([]);
});
