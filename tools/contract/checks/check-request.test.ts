import { expect, test } from 'vitest';
import { recordExchanges } from '../client/record-exchanges.ts';
import type { ExpectedRequest } from '../spec/expected-request.ts';
import { serveOnce } from '../testing/serve-once.ts';
import { checkRequest } from './check-request.ts';

const expected: ExpectedRequest = {
  method: 'POST',
  path: '/files',
  query: [],
  jsonQuery: {},
  headers: {},
  freshKey: undefined,
  accept: '*/*',
  mediaType: undefined,
  body: undefined,
  form: undefined,
};

/** What the suite says of a request that went over a real connection. */
async function problems(
  change: Partial<ExpectedRequest>,
  path: string,
  init: RequestInit,
): Promise<string[]> {
  const url = await serveOnce();
  const recorder = recordExchanges({ prefer: () => undefined });
  const response = await recorder.fetch(url + path, { method: 'POST', ...init });
  await response.arrayBuffer();
  const [exchange] = recorder.exchanges;
  if (!exchange) throw new Error('nothing was recorded');
  return checkRequest({ ...expected, ...change }, exchange, url);
}

const file = new TextEncoder().encode('%PDF');
const parts = { mediaType: 'multipart/form-data', body: { type: 'logo', file, size: [1, 2] } };

function form(fields: readonly (readonly [string, string | Blob])[]): RequestInit {
  const body = new FormData();
  for (const [name, value] of fields) {
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, value, 'a.pdf');
  }
  return { body, headers: { accept: '*/*' } };
}

const right: readonly (readonly [string, string | Blob])[] = [
  ['type', 'logo'],
  ['file', new Blob([file])],
  ['size', '1'],
  ['size', '2'],
];

test('accepts the parts that were given', async () => {
  expect(await problems(parts, '/files', form(right))).toEqual([]);
});

test.each([
  ['a part that is missing', right.slice(1), 'the part type was sent 0 times, must be 1'],
  ['a part too many', [...right, ['more', 'x'] as const], 'the part more was sent and was not given'],
  [
    'a part with another text',
    [['type', 'icon'] as const, ...right.slice(1)],
    'the part type is not what was given',
  ],
  [
    'a file with other bytes',
    [...right.slice(0, 1), ['file', new Blob(['%pdf'])] as const, ...right.slice(2)],
    'the part file is not what was given',
  ],
  [
    'a file sent as text',
    [...right.slice(0, 1), ['file', '%PDF'] as const, ...right.slice(2)],
    'the part file is not what was given',
  ],
])('finds %s', async (_name, fields, finding) => {
  expect(await problems(parts, '/files', form(fields))).toEqual([finding]);
});

test('finds a multipart body without its boundary', async () => {
  const init = { body: 'type=logo', headers: { 'content-type': 'multipart/form-data', accept: '*/*' } };
  expect(await problems(parts, '/files', init)).toEqual([
    'the body cannot be read as multipart/form-data (content-type multipart/form-data)',
  ]);
});

const plain = { headers: { accept: '*/*' } };

test.each([
  ['?filter=%7B%22limit%22%3A5%7D', []],
  ['?filter=%7B%22limit%22%3A6%7D', ['query.filter.limit is 6 where 5 was expected']],
  ['?filter=limit', ['query.filter is "no JSON: limit" where {"limit":5} was expected']],
  ['', ['query.filter was sent 0 times, must be sent once']],
])('reads a query parameter that holds JSON: %s', async (search, findings) => {
  expect(await problems({ jsonQuery: { filter: { limit: 5 } } }, `/files${search}`, plain)).toEqual(findings);
});

test('finds a plus that a server may read as a space', async () => {
  const query = [['q', 'a b']] as const;
  expect(await problems({ query }, '/files?q=a%20b', plain)).toEqual([]);
  expect(await problems({ query }, '/files?q=a+b', plain)).toEqual([
    'the query holds a bare plus, must be written as %2B or %20',
  ]);
});

test('finds a body that is there, or is not, against the rule', async () => {
  const json = { mediaType: 'application/json', body: { a: 1 } };
  expect(await problems(json, '/files', plain)).toEqual([
    'the header content-type was not sent, must be application/json',
    'no body was sent',
  ]);
  const init = { body: '{}', headers: { 'content-type': 'application/json', accept: '*/*' } };
  expect(await problems({}, '/files', init)).toEqual([
    'the header content-type was application/json, must be left out',
    'a body was sent, and none was given',
  ]);
});

test('compares a file by its bytes', async () => {
  const image = { mediaType: 'image/png', body: new Uint8Array([0, 255]) };
  const init = (body: Uint8Array<ArrayBuffer>) => ({
    body,
    headers: { 'content-type': 'image/png', accept: '*/*' },
  });
  expect(await problems(image, '/files', init(new Uint8Array([0, 255])))).toEqual([]);
  expect(await problems(image, '/files', init(new Uint8Array([0, 254])))).toEqual([
    'the body is not the bytes that were given',
  ]);
});

test('never shows a token', async () => {
  const init = { headers: { accept: '*/*', authorization: 'Bearer secret-2' } };
  const found = await problems({ headers: { authorization: 'Bearer secret-1' } }, '/files', init);
  expect(found).toHaveLength(1);
  expect(found.join()).not.toContain('secret');
});

const texts: Partial<ExpectedRequest> = {
  mediaType: 'application/x-www-form-urlencoded',
  form: [
    ['name', 'a b&c'],
    ['tag', 'x'],
    ['tag', 'y'],
  ],
};

test.each([
  ['name=a+b%26c&tag=x&tag=y', []],
  ['tag=x&name=a%20b%26c&tag=y', []],
  ['tag=y&name=a%20b%26c&tag=x', ['the form.1 is "tag=y" where "tag=x" was expected']],
  ['name=a+b%26c&tag=x', ['the form has 2 items where 3 were expected']],
  ['name=other&tag=x&tag=y', ['the form.0 is "name=other" where "name=a b&c" was expected']],
])('compares the fields of a form of texts: %s', async (body, expectedProblems) => {
  const headers = { accept: '*/*', 'content-type': 'application/x-www-form-urlencoded' };
  expect(await problems(texts, '/files', { body, headers })).toEqual(expectedProblems);
});
