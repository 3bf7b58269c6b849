import { kebabCase } from '../names.ts';
import { problems } from './problems.ts';
import type { Resource } from './resource.ts';

/** The ids of the things in the examples. */
export const itemIds = ['7f3c9a10', '7f3c9a11'] as const;

/** Example bodies by name: of requests, answers and errors. */
export function skeletonExamples({ thing }: Resource) {
  return {
    [`${thing}s`]: {
      summary: `Two ${thing}s`,
      value: { data: [paid(1, 'Window seat', '24.00'), open()], count: 2 },
    },
    [thing]: { summary: `An open ${thing}`, value: open() },
    [`new-${thing}`]: {
      summary: `A ${thing} to be stored`,
      value: { name: 'Corner table', amount: '12.50' },
    },
    [`${thing}-created`]: { summary: `The ${thing} that was stored`, value: open() },
    ...Object.fromEntries(
      Object.values(problems).map(({ name, summary, value }) => [kebabCase(name), { summary, value }]),
    ),
  };
}

function open() {
  return {
    id: itemIds[0],
    name: 'Corner table',
    amount: '12.50',
    state: 'OPEN',
    created_at: '2026-03-02T09:30:00Z',
  };
}

function paid(index: 1, name: string, amount: string) {
  return { id: itemIds[index], name, amount, state: 'PAID', created_at: '2026-03-02T08:15:00Z' };
}
