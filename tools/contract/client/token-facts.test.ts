import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from '../../shared/openapi.ts';
import { tillSpec } from '../testing/till-spec.ts';
import { tokenFacts } from './token-facts.ts';

const document = parse(tillSpec) as OpenApi;

test("expects the token of the spec's example, and another one after a refusal", () => {
  const facts = tokenFacts(document, { client: {}, token: { operation: 'createToken', at: 'token' } });
  expect(facts).toMatchObject({ first: 'till-token', exchange: { method: 'POST', path: '/tokens' } });
  expect(facts.renewed).not.toBe(facts.first);
});

test('expects a given token as it is', () => {
  expect(tokenFacts(document, { client: {}, token: { given: 'a', renewed: 'b' } })).toEqual({
    first: 'a',
    renewed: 'b',
    exchange: undefined,
  });
});

test('says when the answer holds no token there', () => {
  const token = { operation: 'createToken', at: 'access_token' };
  expect(() => tokenFacts(document, { client: {}, token })).toThrow(
    'The example of `createToken` holds no text at `access_token`.',
  );
});
