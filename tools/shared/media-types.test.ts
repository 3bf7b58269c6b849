import { expect, it } from 'vitest';
import { chosenMedia } from './media-types.ts';

it.each<[string[], string | undefined]>([
  [[], undefined],
  [['application/json'], 'application/json'],
  [['text/plain', 'application/json', 'text/json'], 'application/json'],
  [
    ['application/json-patch+json', 'application/*+json', 'application/json; charset=utf-8'],
    'application/json; charset=utf-8',
  ],
  [['application/xml', 'application/vnd.acme+json'], 'application/vnd.acme+json'],
  [['application/x-www-form-urlencoded', 'application/json'], 'application/json'],
  [['text/csv', 'application/x-www-form-urlencoded'], 'application/x-www-form-urlencoded'],
  [['text/csv', 'text/plain'], 'text/csv'],
  [['text/xml', 'text/plain'], 'text/plain'],
  [['application/xml'], 'application/xml'],
  [['application/octet-stream', 'application/json'], 'application/octet-stream'],
  [['multipart/form-data', 'application/json'], 'multipart/form-data'],
  [['application/json', 'multipart/form-data'], 'application/json'],
])('of %j %s is taken', (types, chosen) => {
  expect(chosenMedia(Object.fromEntries(types.map((type) => [type, {}])))?.[0]).toBe(chosen);
});
