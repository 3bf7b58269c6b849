import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { sdkNames } from './sdk-names.ts';

const spec = (first: string, second: string) => `
paths:
  /a: { get: { operationId: listOrders, x-sdk: ${first} } }
  /b: { get: { operationId: retrieveOrder, x-sdk: ${second} } }
`;

test('accepts different places and functions', () => {
  const yaml = spec('{ group: orders, method: list }', '{ group: orders, method: get, function: getOrder }');
  expect(checkRule(sdkNames, yaml)).toEqual([]);
});

test('refuses two operations at one place', () => {
  expect(
    checkRule(sdkNames, spec('{ group: orders, method: list }', '{ group: orders, method: list }')),
  ).toEqual([expect.stringContaining('/paths/~1b/get/x-sdk  `orders.list()` is taken by listOrders')]);
});

test("refuses a function that is another operation's id", () => {
  const yaml = spec(
    '{ group: orders, method: list }',
    '{ group: orders, method: get, function: listOrders }',
  );
  expect(checkRule(sdkNames, yaml)).toEqual([expect.stringContaining('The function `listOrders` is taken')]);
});

test('refuses a method that is also a group', () => {
  const yaml = spec('{ group: orders, method: lines }', '{ group: orders.lines, method: get }');
  expect(checkRule(sdkNames, yaml)).toEqual([
    expect.stringContaining('`orders.lines` is a method of listOrders and a group too'),
  ]);
});

test('asks every operation for its place', () => {
  expect(checkRule(sdkNames, 'paths: { /a: { get: { operationId: listOrders } } }')).toEqual([
    expect.stringContaining('/paths/~1a/get  listOrders has no `x-sdk`'),
  ]);
});
