import { expect, test } from 'vitest';
import type { Schema } from '../../../shared/openapi.ts';
import {
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

test('a second name that is a tag is a model of its own, so that each tag stays', () => {
  const discriminator = { propertyName: 'kind' };
  const cards = ['CreditCard', 'DebitCard'];
  const { document, findings } = adopt(
    documentOf(
      { '/a': giving(ref('Pay')), '/b': giving(ref('CreditCard')), '/c': giving(ref('Named')) },
      {
        schemas: {
          Card: fields({ kind: text, number: text }, { required: ['kind'] }),
          CreditCard: ref('Card'),
          DebitCard: ref('Card'),
          Account: fields({ kind: text }, { required: ['kind'] }),
          Purse: ref('Account'),
          Pay: { oneOf: cards.map(ref), discriminator },
          Named: {
            oneOf: [ref('Purse'), ref('Card')],
            discriminator: { ...discriminator, mapping: { purse: 'Purse' } },
          },
        },
      },
    ),
    target,
  );
  const models = modelsOf(document) as Readonly<Record<string, Schema>>;
  const tagsOf = (name: string) =>
    Object.entries(models[name]?.discriminator?.mapping ?? {}).map(([tag, $ref]) => [
      tag,
      models[$ref.slice('#/components/schemas/'.length)]?.properties?.kind?.const,
    ]);
  expect(tagsOf('Pay')).toEqual(cards.map((name) => [name, name]));
  expect(tagsOf('Named')).toEqual([
    ['purse', 'purse'],
    ['Card', 'Card'],
  ]);
  expect(findings.map(({ where, advice }) => `${where} ${advice}`)).toEqual(
    expect.arrayContaining(['CreditCard a copy of `Card`', 'Purse a copy of `Account`']),
  );
});

test.each([
  ['leads to no model', { Item: ref('Nothing') }],
  ['leads to what only objects have', { Item: ref('constructor') }],
])('a model that is a reference and %s stays', (_, models) => {
  const found = follow({ Thing: thing, ...models });
  expect(found.models).toEqual({ Thing: thing, ...models });
  expect(found.findings).toEqual([]);
});

test('a second name with words of its own is a model of its own, and stands for those that lead to it', () => {
  const description = 'An item.';
  const { models, findings } = follow({
    Entry: ref('Item'),
    Item: { ...ref('Named'), description },
    Named: { ...ref('Thing'), description: 'A thing.', readOnly: true },
    Thing: thing,
    List: { type: 'array', items: ref('Entry') },
  });
  expect(models).toEqual({
    Item: { ...thing, readOnly: true, description },
    Named: { ...thing, readOnly: true, description: 'A thing.' },
    Thing: thing,
    List: { type: 'array', items: ref('Item') },
  });
  expect(findings.map(({ where, advice }) => `${where} ${advice}`)).toEqual([
    'Entry is `Item` everywhere',
    'Item a copy of `Named`',
    'Named a copy of `Thing`',
  ]);
});
