import { expect, test } from 'vitest';
import { documentOf, fields, giving, modelsOf, ref, taking, text } from '../../testing/small-document.ts';
import type { Draft } from '../finding.ts';
import { followAliases } from './follow-aliases.ts';

function follow(schemas: object, paths: object = {}) {
  const draft: Draft = { document: documentOf(paths, { schemas }), findings: [], refusals: [] };
  followAliases(draft);
  return { ...draft, models: modelsOf(draft.document) };
}

const thing = fields({ id: text });

test('what refers to a second name of a model, through however many, refers to the model', () => {
  const { document, models, findings } = follow(
    { Thing: thing, Item: ref('Thing'), Entry: ref('Item'), List: { type: 'array', items: ref('Entry') } },
    { '/a': { ...giving(ref('Entry')), ...taking(ref('Item')) } },
  );
  expect(models).toEqual({ Thing: thing, List: { type: 'array', items: ref('Thing') } });
  expect(document.paths).toEqual({ '/a': { ...giving(ref('Thing')), ...taking(ref('Thing')) } });
  expect(findings.map(({ where, advice }) => `${where} ${advice}`)).toEqual([
    'Item is `Thing` everywhere',
    'Entry is `Thing` everywhere',
  ]);
});

test('a tag that leads to a second name leads to the model', () => {
  const union = (name: string) => ({
    oneOf: [ref(name)],
    discriminator: { propertyName: 'kind', mapping: { a: `#/components/schemas/${name}` } },
  });
  expect(follow({ Thing: thing, Item: ref('Thing'), Any: union('Item') }).models).toEqual({
    Thing: thing,
    Any: union('Thing'),
  });
});

test.each([
  ['says something of its own', { Item: { ...ref('Thing'), description: 'An item.' } }],
  ['leads to no model', { Item: ref('Nothing') }],
  ['leads back to itself', { Item: ref('Entry'), Entry: ref('Item') }],
])('a model that is a reference and %s stays', (_, models) => {
  const found = follow({ Thing: thing, ...models });
  expect(found.models).toEqual({ Thing: thing, ...models });
  expect(found.findings).toEqual([]);
});
