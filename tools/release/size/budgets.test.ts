import { expect, test } from 'vitest';
import { type Budget, budgetProblems, missingBudgets, renewBudgets } from './budgets.ts';

const own: Budget = { import: '@quittance/acme', counts: 'own', maxBytes: 1000 };
const one: Budget = { import: '@quittance/acme', names: 'createOrder', counts: 'all', maxBytes: 9000 };
const inputs = new Map();

test('says what is over its budget, by how much, and the command', () => {
  const sizes = [
    { budget: own, bytes: 1000, inputs },
    { budget: one, bytes: 9100, inputs },
  ];
  expect(budgetProblems([own, one], sizes, ['@quittance/acme'])).toEqual([
    expect.stringMatching(
      /^createOrder of @quittance\/acme, with dependencies: 9100 bytes gzipped, 100 over.*raise the budget in tools\/release\/size\/budgets\.json/,
    ),
  ]);
});

test('asks for a budget of each entry point, and for none of those that are gone', () => {
  expect(budgetProblems([one], [{ budget: one, bytes: 1, inputs }], ['@quittance/acme'])).toEqual([
    expect.stringMatching(/^@quittance\/acme: no budget/),
  ]);
  expect(budgetProblems([own], [], [])).toEqual([
    expect.stringMatching(/^@quittance\/acme: a budget, and no entry point/),
  ]);
  expect(missingBudgets([own], ['@quittance/acme', '@quittance/acme/zod'])).toEqual([
    { import: '@quittance/acme/zod', counts: 'own', maxBytes: 0 },
  ]);
});

test('renews with five per cent of room', () => {
  expect(renewBudgets([{ budget: one, bytes: 10_000, inputs }])).toEqual([{ ...one, maxBytes: 10_500 }]);
});
