import { expect, it } from 'vitest';
import { difference, readData } from './compare-answer.ts';

const answer = (contentType: string, rawContent: string) => ({
  uri: '/a',
  method: 'get',
  response: { status: 200, body: { contentType, rawContent } },
});

it.each<[string, unknown, string, string]>([
  ['JSON', { a: 1 }, 'application/json', '{"a":1}'],
  ['a text in JSON', 'a', 'application/json', '"a"'],
  ['JSON of a kind', { a: 1 }, 'application/merge-patch+json', '{"a":1}'],
  ['a text', 'a', 'text/plain', 'a'],
  ['lines of JSON, which are a text', '{"a":1}\n', 'application/jsonl', '{"a":1}\n'],
  [
    'events',
    [
      { event: 'add', data: '1', id: '7' },
      { event: 'message', data: '2', id: '7', retry: 5 },
    ],
    'text/event-stream',
    'id: 7\nevent: add\ndata: 1\n\nretry: 5\ndata: 2\n\n',
  ],
])('takes %s for what it is', (_, value, contentType, text) => {
  expect(difference(value, answer(contentType, text), '')).toBeUndefined();
});

it('is not content with JSON that nobody has read, with another value, or with none', () => {
  for (const [value, text] of [
    ['{"a":1}', '{"a":1}'],
    ['"a"', '"a"'],
    [{ a: 2 }, '{"a":1}'],
    [undefined, '{}'],
  ]) {
    expect(difference(value, answer('application/json', text as string), '')).toContain('answered was');
  }
  expect(difference('a', { uri: '/a', method: 'get', response: { status: 204 } }, '')).toContain('read "a"');
});

it('compares a file by its bytes, JSON included', async () => {
  const file = answer('application/json', '{"a":1}');
  const value = await readData(new Response('{"a":1}').body);
  expect(difference(value, file, '', true)).toBeUndefined();
  expect(difference({ a: 1 }, file, '', true)).toContain('answered was');
});
