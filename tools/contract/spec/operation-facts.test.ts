import { expect, test } from 'vitest';
import { type OpenApi, operations } from '../../shared/openapi.ts';
import { operationFacts } from './operation-facts.ts';

const securitySchemes = {
  token: { type: 'http', scheme: 'BEARER' },
  basic: { type: 'http', scheme: 'basic' },
  shared: { type: 'http', scheme: 'SharedKey' },
  oauth: { type: 'oauth2', flows: {} },
  openId: { type: 'openIdConnect', openIdConnectUrl: 'https://shop.test' },
  raw: { type: 'apiKey', in: 'header', name: 'authorization' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
};
type Security = OpenApi['security'];

/** The scheme of an operation, of which it or the document says what proves who calls. */
function schemeOf(security: Security, own?: Security): string | undefined {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    security,
    paths: {
      '/a': {
        get: {
          operationId: 'getA',
          'x-sdk': { group: 'a', method: 'get' },
          responses: { '204': { description: 'Done.' } },
          ...(own === undefined ? {} : { security: own }),
        },
      },
    },
    components: { securitySchemes },
  } as OpenApi;
  const [operation] = operations(document);
  return operation && operationFacts(document)(operation).scheme;
}

test.each([
  ['token', 'Bearer'],
  ['basic', 'Basic'],
  ['shared', 'SharedKey'],
  ['oauth', 'Bearer'],
  ['openId', 'Bearer'],
  ['raw', 'raw'],
])('knows the word that stands before a token: %s', (name, word) => {
  expect(schemeOf([{ [name]: [] }])).toBe(word);
});

test.each<[string, Security, Security?]>([
  ['nothing is said', undefined],
  ['it says so of itself', [{ token: [] }], []],
  ['nothing is enough', [{}]],
])('an operation is open to all where %s', (_, security, own) => {
  expect(schemeOf(security, own)).toBe('none');
});

test('goes by what the operation says, not the document', () => {
  expect(schemeOf([{ token: [] }], [{ basic: [] }])).toBe('Basic');
});

test('expects what a client has where a call may do without', () => {
  expect(schemeOf([{}, { basic: [] }])).toBe('Basic');
  expect(schemeOf([{ token: [] }, {}])).toBe('Bearer');
});

test('goes by the first of several that are enough', () => {
  expect(schemeOf([{ basic: [] }, { token: [] }])).toBe('Basic');
});

test.each(['key', 'unheardOf'])('refuses a scheme that it cannot check: %s', (name) => {
  expect(() => schemeOf([{ [name]: [] }])).toThrow(`does not know the security scheme \`${name}\``);
});
