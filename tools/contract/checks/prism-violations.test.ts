import { expect, test } from 'vitest';
import { namesBreakage, namesPlace, prismViolations } from './prism-violations.ts';

const violation = (location: string, message: string, code = 'type') => ({
  location: location.split('.'),
  severity: 'Error',
  code,
  message,
});

function exchange(header: string) {
  return {
    method: 'POST',
    url: new URL('http://127.0.0.1/sales'),
    headers: new Headers(),
    body: undefined,
    status: 422,
    answerHeaders: new Headers({ 'sl-violations': header }),
    answerBytes: Promise.resolve(new TextEncoder().encode('{}')),
  };
}

test('reads what is whole in a list that Prism cut', async () => {
  const first = violation('request.body.a', 'must be "b"');
  const cut = `Too many violations! ${JSON.stringify([first, first]).slice(0, -20)}`;
  expect(await prismViolations(exchange(cut))).toEqual({ violations: [first], isCut: true });
});

test('says that a whole list is whole', async () => {
  const first = violation('request.body.a', 'must be string');
  expect(await prismViolations(exchange(JSON.stringify([first])))).toEqual({
    violations: [first],
    isCut: false,
  });
});

test.each([
  ['type', 'body.a.b', 'request.body.a.b', 'must be string', true],
  ['type', 'body.a.b', 'request.body.a.b.c', 'must be string', true],
  ['type', 'body.a.b', 'request.body.a', 'must be object', false],
  ['type', 'body.a.b', 'request.body.a.bc', 'must be string', false],
  ['value', 'header.X-Page', 'request.header.x-page', 'must be integer', true],
  ['missing', 'body.a.b', 'request.body.a', "must have required property 'b'", true],
  ['missing', 'body.a.b', 'request.body.a', "must have required property 'c'", false],
  ['missing', 'body.a.0', 'request.body.a', 'must NOT have fewer than 1 items', true],
  ['missing', 'body', 'request', 'Body parameter is required', true],
  ['unknown', 'body.a', 'request.body.a', "must NOT have additional properties; found 'no_such_field'", true],
  ['unknown', 'body.a', 'request.body.a.no_such_field', 'must be string', true],
  ['unknown', 'body.a', 'request.body.a', "must have required property 'b'", false],
] as const)('%s at %s: %s "%s" names it: %s', (breakage, at, location, message, expected) => {
  expect(namesBreakage([violation(location, message)], { breakage, at })).toBe(expected);
});

test.each([
  ['request.body.Payment', true],
  ['request.body.payment.type', false],
  ['request.body', false],
])('a complaint of %s is one of a place that is known: %s', (location, expected) => {
  const violations = [violation(location, 'must match exactly one schema in oneOf', 'oneOf')];
  expect(namesPlace(violations, ['body.payment'])).toBe(expected);
});
