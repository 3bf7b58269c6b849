import { expect, test } from 'vitest';
import { type OpenApi, operation, type Response } from '../shared/openapi.ts';
import { withAnswerExamples } from './answer-examples.ts';

/** An answer as it is shown in the copy. */
function shown(response: object): Response | undefined {
  const get = { operationId: 'getOrder', responses: { '200': { description: 'The order.', ...response } } };
  const info = { title: 'Shop', version: '1' };
  const document = { openapi: '3.1.0', info, paths: { '/order': { get } } } as unknown as OpenApi;
  return operation(withAnswerExamples(document), 'getOrder').responses['200'];
}

const schema = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };

test('keeps the examples that fit, and makes one where none does', () => {
  const examples = { right: { value: { id: 1 } }, wrong: { value: { id: 'one' } } };
  const given = (some: object) => ({ content: { 'application/json': { schema, examples: some } } });
  expect(shown(given(examples))?.content).toEqual(given({ right: examples.right }).content);
  expect(shown(given({ wrong: examples.wrong }))?.content).toEqual(
    given({ made: { value: { id: 1 } } }).content,
  );
});

test('shows a value of each header, but for those of several parts and those that have one', () => {
  const schemas = {
    'X-Left': { type: 'integer', minimum: 3 },
    'X-State': { type: 'string', enum: ['OPEN'] },
    'X-Parts': { type: 'object', properties: { a: { type: 'string' } } },
    'X-List': { type: 'array', items: { type: 'string' } },
  };
  const headers = Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, { schema: one }]));
  expect(shown({ headers })?.headers).toEqual({
    ...headers,
    'X-Left': { schema: { type: 'integer', minimum: 3, examples: [3] } },
  });
});

test('a header for which no value can be made, or that is described otherwise, stays and stops nothing', () => {
  const headers = {
    'X-Never': { schema: { type: 'string', format: 'date-time', maxLength: 10 } },
    'X-Unread': { schema: { type: 'string', pattern: String.raw`^\d\-\d$` } },
    'X-Content': { content: { 'text/plain': { schema: { type: 'string' } } } },
  };
  expect(shown({ headers })?.headers).toEqual(headers);
});
