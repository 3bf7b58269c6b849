import { expect, test } from 'vitest';
import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { type Finding, toFindings } from '../../rules/findings.ts';
import { union } from '../../testing/rule-cases/schemas.ts';
import { answer, fields, request } from '../../testing/small-api.ts';
import { type Change, reportTo } from '../change.ts';
import { diffApi } from '../diff-api.ts';
import { diffSchema } from './diff-schema.ts';

const text: Schema = { type: 'string' };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: Schema): Schema => ({ type: 'array', items });

function findings(before: OpenApi, after: OpenApi): Finding[] {
  return toFindings(diffApi(before, after)).filter(({ rule }) => !rule.startsWith('type-'));
}

/** Row and places of each finding. */
function changed(before: OpenApi, after: OpenApi): string[] {
  return findings(before, after).map(({ rule, places }) => `${rule} ${places.join(', ')}`);
}

/** Two variants, a third that wraps the first, and what all share. */
function sale(price: Schema): OpenApi {
  const variant = (tag: string, more: Record<string, Schema>) =>
    fields({ kind: { type: 'string', const: tag }, ...more }, 'kind');
  return request(union('kind', 'Receipt', 'Invoice', 'Correction'), {
    Receipt: variant('RECEIPT', { lines: listOf(ref('Line')) }),
    Invoice: variant('INVOICE', { lines: listOf(ref('Line')), delivery: ref('Line') }),
    Correction: variant('CORRECTION', { data: ref('Receipt') }),
    Line: fields({ unit: ref('Unit') }),
    Unit: fields({ price }),
  });
}

test('tells what variants share through a model once, and every place of it', () => {
  const [only, ...others] = findings(sale(text), sale({ type: 'number' }));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ rule: 'request-type-changed', model: 'Unit.price' });
  expect(only?.places).toEqual([
    'createThing body(INVOICE).delivery.unit.price',
    'createThing body(RECEIPT).lines[].unit.price',
    'createThing body(INVOICE).lines[].unit.price',
    'createThing body(CORRECTION).data.lines[].unit.price',
  ]);
  expect(only?.text).toContain(
    '`createThing body(INVOICE).delivery.unit.price` (and 3 more places of `Unit.price`)',
  );
});

test('tells a model that holds itself once for each way in from outside, and what hangs on it', () => {
  const tree = (note: Schema) =>
    answer(fields({ root: ref('Node'), spare: ref('Node') }), {
      Node: fields({ children: listOf(ref('Node')), label: ref('Label') }),
      Label: fields({ note }),
    });
  expect(changed(tree(text), tree({ type: 'number' }))).toEqual([
    'answer-type-changed createThing 200.root.label.note, createThing 200.spare.label.note',
  ]);
});

test('tells models that hold each other from each of their ends', () => {
  const couple = (more: Record<string, Schema>) =>
    answer(fields({ order: ref('Order'), customer: ref('Customer') }), {
      Order: fields({ customer: ref('Customer') }),
      Customer: fields({ orders: listOf(ref('Order')), ...more }),
    });
  expect(changed(couple({ name: text }), couple({}))).toEqual([
    'answer-field-removed createThing 200.customer.name, createThing 200.order.customer.name',
  ]);
});

test('ends with what refers to itself by way of `allOf` or of a union', () => {
  const looped = (loop: Schema, more: Record<string, Schema>) =>
    answer(text, { Node: fields({ next: loop, ...more }), Deep: { anyOf: [text, listOf(ref('Deep'))] } });
  for (const loop of [{ allOf: [ref('Node')], description: 'The next one.' }, ref('Deep')]) {
    expect(changesOf('Node', looped(loop, {}), looped(loop, { label: text }))).toContainEqual({
      rule: 'answer-field-added',
      at: { path: 'body.label', model: 'Node.label' },
    });
  }
});

test('compares each form of a model of two types', () => {
  const value = (maxLength: number, maximum: number) =>
    request(fields({ value: ref('Value') }), { Value: { type: ['string', 'number'], maxLength, maximum } });
  const rules = changed(value(9, 9), value(9, 8));
  expect(rules).toContain('request-limit-tightened createThing body.value(Value)');
});

test('comes to an end where models hold one another in every way, and misses none', () => {
  const names = Array.from({ length: 14 }, (_, index) => `M${index}`);
  const links = Object.fromEntries(names.map((name) => [name.toLowerCase(), ref(name)]));
  const web = (more: Record<string, Schema>) =>
    answer(text, Object.fromEntries(names.map((name) => [name, fields({ ...links, ...more })])));
  const found = toFindings(changesOf('M0', web({ label: text }), web({})));
  expect(found.map(({ model }) => model).sort()).toEqual(names.map((name) => `${name}.label`).sort());
  expect(found.find(({ model }) => model === 'M3.label')?.places[0]).toBe('body.m3.label');
});

/** What differs below a model, apart from the names of types, which the generator must be able to make. */
function changesOf(model: string, before: OpenApi, after: OpenApi): Change[] {
  const changes: Change[] = [];
  diffSchema({ before, after }, 'answer', [ref(model), ref(model)], reportTo(changes, { path: 'body' }));
  return changes;
}
