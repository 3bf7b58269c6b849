import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from './folders.ts';
import { formatProblem, type Problem, SpecError, sortProblems } from './problem.ts';

const problem = (line: number, column = 1, file = 'specs/acme/openapi.yaml'): Problem => ({
  file: join(repoRoot, file),
  line,
  column,
  rule: 'descriptions',
  message: 'No\n  description.',
});

test('writes a problem on one line, with a path of the repository', () => {
  expect(formatProblem(problem(12, 5))).toBe('specs/acme/openapi.yaml:12:5  descriptions  No description.');
});

test('sorts by place and keeps the same problem once', () => {
  const sorted = sortProblems([
    problem(12),
    problem(2, 9),
    problem(2, 3),
    problem(2, 9),
    problem(1, 1, 'specs/a.yaml'),
  ]);
  expect(sorted.map(({ line, column }) => [line, column])).toEqual([
    [1, 1],
    [2, 3],
    [2, 9],
    [12, 1],
  ]);
});

test('lists every problem in the message of the error', () => {
  const { message, problems } = new SpecError('Cannot bundle acme.', [problem(1), problem(2)]);
  expect(message.split('\n')).toHaveLength(3);
  expect(problems).toHaveLength(2);
});
