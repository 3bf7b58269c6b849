import { expect, it } from 'vitest';
import type { Response } from '../../shared/openapi.ts';
import { successesOf } from './successes.ts';

const json: Response = { description: 'Done.', content: { 'application/json': {} } };
const none: Response = { description: 'Done.' };

it.each<[string, Readonly<Record<string, Response>>, string[]]>([
  ['those that are named', { 200: json, 204: none, 404: json }, ['200 as 200', '204 as 204']],
  ['none', { 302: none, 404: json }, []],
  [
    'a range with a body',
    { '2XX': json },
    ['200 as 2XX', '201 as 2XX', '202 as 2XX', '203 as 2XX', '206 as 2XX'],
  ],
  ['a range without one', { '2xx': none }, ['200 as 2xx', '201 as 2xx', '202 as 2xx', '204 as 2xx']],
  [
    'a range beside a status of its own',
    { 201: none, '2XX': json },
    ['201 as 201', '200 as 2XX', '202 as 2XX', '203 as 2XX', '206 as 2XX'],
  ],
  ['a default beside a success is a failure', { 200: json, default: json }, ['200 as 200']],
  ['none beside a redirect, where a default is the failure', { 302: none, default: json }, []],
  [
    'a default alone',
    { 404: json, default: none },
    ['200', '201', '202', '204'].map((one) => `${one} as default`),
  ],
])('the successes are %s', (_, responses, expected) => {
  const found = successesOf({ responses });
  expect(found.map(({ status, writtenAs }) => `${status} as ${writtenAs}`)).toEqual(expected);
  for (const { response, writtenAs } of found) expect(response).toBe(responses[writtenAs]);
});
