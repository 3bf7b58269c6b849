import { expect, test } from 'vitest';
import { readViolations } from './violations.ts';

const violation = {
  location: ['request', 'body'],
  severity: 'Error',
  code: 'type',
  message: 'must be object',
};

test('reads the header', async () => {
  const response = new Response('{}', { headers: { 'sl-violations': JSON.stringify([violation]) } });
  expect(await readViolations(response)).toEqual([violation]);
});

test('says that there are many when Prism cut the list off', async () => {
  const response = new Response('{}', { headers: { 'sl-violations': 'Too many violations! [{"loc' } });
  expect(await readViolations(response)).toEqual([expect.objectContaining({ code: 'too-many' })]);
});

test("reads Prism's own problem document, and leaves the body to be read again", async () => {
  const problem = {
    type: 'https://stoplight.io/prism/errors#UNPROCESSABLE_ENTITY',
    validation: [{ ...violation, location: ['body'] }],
  };
  const response = Response.json(problem, { headers: { 'content-type': 'application/problem+json' } });
  expect(await readViolations(response)).toEqual([violation]);
  expect(await response.json()).toEqual(problem);
});

test('places a violation that Prism gives no location, as for a missing body, in the request', async () => {
  const { location: _none, ...missing } = violation;
  const problem = { type: 'https://stoplight.io/prism/errors#UNPROCESSABLE_ENTITY', validation: [missing] };
  const response = Response.json(problem, { headers: { 'content-type': 'application/problem+json' } });
  expect(await readViolations(response)).toEqual([{ ...violation, location: ['request'] }]);
});

test('tells of a path that Prism does not know', async () => {
  const problem = { type: 'https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR', status: 404 };
  const response = Response.json(problem, { headers: { 'content-type': 'application/problem+json' } });
  expect(await readViolations(response)).toEqual([expect.objectContaining({ code: problem.type })]);
});

test("takes a vendor's problem document for an answer", async () => {
  const response = Response.json(
    { type: 'https://acme.test/not-found' },
    { headers: { 'content-type': 'application/problem+json' } },
  );
  expect(await readViolations(response)).toEqual([]);
});
