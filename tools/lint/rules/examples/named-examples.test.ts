import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { namedExamples } from './named-examples.ts';

const spec = (media: string) => `
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: {}, ${media} } } }
components:
  examples: { coffee: { summary: A coffee, value: {} } }
`;

test('accepts a body with an example in a file of its own', () => {
  const media = "examples: { coffee: { $ref: '#/components/examples/coffee' } }";
  expect(checkRule(namedExamples, spec(media))).toEqual([]);
});

test('asks every request body and every response body for an example', () => {
  const yaml = `
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: {} } } }
      responses: { '200': { content: { application/pdf: { schema: {}, examples: {} } } } }
components: { responses: { Bad: { content: { application/json: { schema: {} } } } } }
`;
  expect(checkRule(namedExamples, yaml)).toEqual([
    expect.stringMatching(
      /^\/paths\/~1orders\/post\/requestBody\/content\/application~1json {2}.*no named example/,
    ),
    expect.stringMatching(/^\/paths\/~1orders\/post\/responses\/200\/content\/application~1pdf {2}/),
    expect.stringMatching(/^\/components\/responses\/Bad\/content\/application~1json {2}/),
  ]);
});

test('asks for a file, where the example is written in place', () => {
  expect(checkRule(namedExamples, spec('examples: { tea: { summary: A tea, value: {} } }'))).toEqual([
    expect.stringContaining('An example stands in a file of its own'),
  ]);
});

test('asks an Example Object for its summary and value', () => {
  expect(checkRule(namedExamples, 'components: { examples: { coffee: { amount: 1 } } }')).toEqual([
    expect.stringContaining('has no `summary`'),
    expect.stringContaining('has no `value`'),
  ]);
});

test('leaves a parameter that holds JSON alone', () => {
  const yaml =
    'components: { parameters: { F: { name: f, in: query, content: { application/json: { schema: {} } } } } }';
  expect(checkRule(namedExamples, yaml)).toEqual([]);
});
