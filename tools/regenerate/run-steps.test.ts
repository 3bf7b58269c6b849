import { expect, test } from 'vitest';
import { runSteps, type Step } from './run-steps.ts';

function step(title: string, ok: boolean, otherwise?: string): Step {
  const common = { title, alone: `pnpm ${title}`, run: async () => ok };
  return otherwise === undefined ? common : { ...common, otherwise };
}

async function play(...steps: Step[]) {
  const lines: string[] = [];
  const outcome = await runSteps(steps, (line) => lines.push(line.trim()));
  return { outcome, lines };
}

test('runs every step in its order, and says how to run each alone', async () => {
  expect(await play(step('lint', true), step('build', true))).toEqual({
    outcome: { left: [] },
    lines: ['▸ 1/2 lint  (alone: pnpm lint)', '▸ 2/2 build  (alone: pnpm build)'],
  });
});

test('stops at the step that fails', async () => {
  const failing = step('lint', false);
  const { outcome, lines } = await play(step('bundle', true), failing, step('build', true));
  expect(outcome).toEqual({ failed: failing });
  expect(lines).toHaveLength(2);
});

test('goes on after a step that leaves something to a person, and hands that over', async () => {
  const { outcome, lines } = await play(
    step('size', false, 'raise the budget'),
    step('contract', true),
    step('changeset', false, 'write it'),
  );
  expect(outcome).toEqual({ left: ['raise the budget', 'write it'] });
  expect(lines).toHaveLength(3);
});
