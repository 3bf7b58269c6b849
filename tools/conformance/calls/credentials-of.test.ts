import { expect, test } from 'vitest';
import { type Auth, type Credential, noAuth, soleCredential } from '../../scaffold/auth.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import type { ExpectedExchange } from '../scenarios/scenario.ts';
import { credentialsOf } from './credentials-of.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  components: {
    parameters: {
      Other: { name: 'other', in: 'query' },
      Key: { name: 'X-Key', in: 'header', 'x-managed': { option: 'apiKey' } },
      QueryKey: { name: 'api_key', in: 'query', 'x-managed': { option: 'queryKey' } },
    },
  },
} as unknown as OpenApi;
const token: Credential = { kind: 'bearer', option: 'accessToken' };
const key: Credential = { kind: 'managed', option: 'apiKey' };
const basic: Credential = { kind: 'basic', option: 'username' };

const optionsFor = (auth: Auth, request: ExpectedExchange['request'] = {}) =>
  credentialsOf(document, auth, { uri: '/', method: 'get', request, response: { status: 204 } });

test.each<[string, Credential, ExpectedExchange['request'], object]>([
  ['a token', token, { headers: { Authorization: 'Bearer t' } }, { accessToken: 't' }],
  [
    'a token behind a word of the service',
    { ...token, scheme: 'SharedKey' } as Credential,
    { headers: { authorization: 'SharedKey t' } },
    { accessToken: 't' },
  ],
  [
    'what stands alone',
    { kind: 'raw', option: 'apiKey' },
    { headers: { authorization: 'k' } },
    { apiKey: 'k' },
  ],
  [
    'a name and a password',
    basic,
    { headers: { authorization: `Basic ${btoa('ann:a:b')}` } },
    { username: 'ann', password: 'a:b' },
  ],
  ['a key in a header', key, { headers: { 'x-key': 'k' } }, { apiKey: 'k' }],
  ['a key in a query', { ...key, option: 'queryKey' }, { query: { api_key: 'q' } }, { queryKey: 'q' }],
])('gives the client %s that the exchange expects', (_, credential, request, options) => {
  expect(optionsFor(soleCredential(credential), request)).toEqual(options);
});

test('gives only those of several that are expected', () => {
  const auth: Auth = { alternatives: [[token], [key]], isOptional: false };
  expect(optionsFor(auth, { headers: { 'x-key': 'k' } })).toEqual({ apiKey: 'k' });
  expect(optionsFor(auth, { headers: { authorization: 'Basic t' } })).toEqual({
    accessToken: 'none-in-particular',
  });
});

test('gives some where nothing is expected and the client must have some', () => {
  expect(optionsFor({ alternatives: [[key, basic], [token]], isOptional: false })).toEqual({
    apiKey: 'none-in-particular',
    username: 'none-in-particular',
    password: 'none-in-particular',
  });
});

test('gives none where the client needs none', () => {
  expect(optionsFor({ alternatives: [[token]], isOptional: true })).toEqual({});
  expect(optionsFor(noAuth)).toEqual({});
});
