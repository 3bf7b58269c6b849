import { expect, test } from 'vitest';
import { documentOf, fields, giving, text } from '../testing/small-document.ts';
import { nameOfPlace } from './finding.ts';

const named = { get: { ...giving(text).get, operationId: 'getThing' } };
const document = documentOf(
  { '/things': named, '/others': giving(text) },
  { schemas: { Thing: fields({ properties: fields({ total: text }) }) } },
);

test.each([
  ['', 'document'],
  ['/servers/0/url', 'servers 0'],
  ['/paths/~1things', 'path /things'],
  ['/paths/~1things/get', 'getThing'],
  ['/paths/~1others/get', 'GET /others'],
  ['/paths/~1things/get/responses/200/content/application~1json/schema/properties/a', 'getThing.a'],
  ['/components/schemas/Thing', 'Thing'],
  ['/components/schemas/Thing/properties/lines/items/properties/total', 'Thing.lines.total'],
  ['/components/schemas/Thing/properties/properties/type', 'Thing.properties'],
  ['/components/schemas/Thing/properties/properties/properties/total', 'Thing.properties.total'],
])('a reader calls %s `%s`', (pointer, name) => {
  expect(nameOfPlace(document, pointer)).toBe(name);
});
