import { expect, test } from 'vitest';
import { summaryOf } from './summary.ts';

const problem = (rule: string) => ({ file: '/a.yaml', line: 1, column: 1, rule, message: 'Mend it.' });
const counts = { operations: 2, documented: 1, schemas: 3, namedExamples: 4, sourceExamples: 5 };
const report = { id: 'acme', counts, problems: [problem('struct')], left: [] };
const line = 'acme: 2 operations (1 documented), 3 schemas, 4 named examples, 5 source examples';

test('counts what a spec holds, and its problems', () => {
  expect(summaryOf(report)).toBe(`${line}, 1 problems`);
});

test('counts by rule what is left to do for an adopted API, the most first', () => {
  const left = ['b', 'c', 'a', 'c'].map(problem);
  expect(summaryOf({ ...report, problems: [], left }, true)).toBe(
    `${line}, 0 problems; left to do before it is curated (\`pnpm lint:specs acme --todo\` lists it): 2 c, 1 a, 1 b`,
  );
});

test('counts what is left to do beside problems, too', () => {
  expect(summaryOf({ ...report, left: [problem('a')] }, true)).toBe(
    `${line}, 1 problems; left to do before it is curated (\`pnpm lint:specs acme --todo\` lists it): 1 a`,
  );
});

test('says when an adopted API is as good as a curated one', () => {
  expect(summaryOf({ ...report, problems: [] }, true)).toBe(
    `${line}, 0 problems; nothing is left to do: take \`adopted\` out of its line in specs/apis.yaml`,
  );
  expect(summaryOf(report, true)).toBe(`${line}, 1 problems`);
});
