import { expect, test } from 'vitest';
import { emit } from '../../../generate/emit/emit.ts';
import { documentOf, fields, giving, modelsOf, ref, target, text } from '../../testing/small-document.ts';
import { adopt } from '../adopt.ts';

test('a schema that is false lets nothing through, and refuses what it stands in by name', () => {
  const { refusals } = adopt(
    documentOf({ '/a': giving(fields({ never: false })), '/b': giving(fields({ a: text })) }),
    target,
  );
  expect(refusals.map(({ path, shape }) => `${path} ${shape}`)).toEqual([
    expect.stringMatching(/^\/a `not` of /),
  ]);
});

const unknown = { 'x-open': "The vendor's OpenAPI document says nothing of this value." };

test('schemas that are true are anything, wherever they stand', async () => {
  const Thing = fields({ any: true, items: text }, { required: ['any'] });
  const { document, refusals } = adopt(
    documentOf(
      { '/a': giving(ref('Thing')), '/b': giving({ type: 'array', items: true }) },
      { schemas: { Thing } },
    ),
    target,
  );
  expect(refusals).toEqual([]);
  expect(modelsOf(document).Thing).toMatchObject({ properties: { any: unknown, items: text } });
  expect((await emit(target, document)).get('types.gen.ts')).toContain('any: unknown');
});

test('what an example holds is no schema', () => {
  const example = { items: true, properties: { a: true } };
  const { document } = adopt(
    documentOf(
      { '/a': giving(ref('Thing')) },
      { schemas: { Thing: fields({ a: text }, { examples: [example] }) } },
    ),
    target,
  );
  expect(modelsOf(document).Thing).toMatchObject({ examples: [example] });
});

test('a model that is nothing but itself is anything, and told', () => {
  const schemas = {
    Loop: ref('Loop'),
    Here: ref('There'),
    There: ref('Here'),
    Own: fields({ a: ref('Own') }),
  };
  const paths = Object.fromEntries(Object.keys(schemas).map((name) => [`/${name}`, giving(ref(name))]));
  const { document, findings, refusals } = adopt(documentOf(paths, { schemas }), target);
  expect(refusals).toEqual([]);
  expect(modelsOf(document)).toEqual({ Loop: unknown, Here: unknown, Own: fields({ a: ref('Own') }) });
  expect(findings.map(({ where, shape }) => `${where} ${shape}`)).toEqual([
    'Loop a model that refers to nothing but itself',
    'Here a model that refers to nothing but itself',
    'There a second name of a model',
  ]);
});
