import { fullFormats } from 'ajv-formats/dist/formats.js';
import { describe, expect, it } from 'vitest';
import * as formats from './formats.ts';
import type { Format } from './text.ts';

/** The values are chosen where implementations differ; both verdicts have to be the same. */
const values: Readonly<Record<string, readonly string[]>> = {
  date: [
    '2026-06-04',
    '2024-02-29',
    '2026-02-29',
    '2000-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-12-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '0000-01-01',
    '2026-06-04Z',
    ' 2026-06-04',
    '2026-06-04\n',
    '2026/06/04',
    '٢٠٢٦-٠٦-٠٤',
    '',
  ],
  'date-time': [
    '2026-06-04T09:15:00Z',
    '2026-06-04t09:15:00z',
    '2026-06-04 09:15:00Z',
    '2026-06-04T09:15:00+01:00',
    '2026-06-04T09:15:00-03:30',
    '2026-06-04T09:15:00+0100',
    '2026-06-04T09:15:00+01',
    '2026-06-04T09:15:00',
    '2026-06-04T09:15Z',
    '2026-06-04T09:15:00.1Z',
    '2026-06-04T09:15:00.123456789Z',
    '2026-06-04T09:15:00.Z',
    '2026-06-04T24:00:00Z',
    '2026-06-04T23:60:00Z',
    '2026-06-04T23:59:60Z',
    '2026-06-04T22:59:60Z',
    '2026-06-05T00:59:60+01:00',
    '2026-06-04T23:59:60.5Z',
    '2026-06-04T23:59:61Z',
    '2026-06-04T20:29:60-03:30',
    '2026-06-04T09:15:00+24:00',
    '2026-06-04T09:15:00+01:60',
    '2026-02-30T09:15:00Z',
    '2026-06-04T',
    '2026-06-04',
    'T09:15:00Z',
    '2026-06-04T09:15:00Z\n',
    '2026-06-04T09:15:00ZZ',
    '2026-06-04TT09:15:00Z',
    '',
  ],
  email: [
    'ana@loja.example',
    'ANA@LOJA.EXAMPLE',
    'ana+till@loja.example',
    "o'neil@loja.example",
    'a.b.c@x-y.example',
    'ana@loja',
    'ana@localhost',
    '.ana@loja.example',
    'ana.@loja.example',
    'a..b@loja.example',
    'ana@-loja.example',
    'ana@loja-.example',
    'ana@loja..example',
    'ana@[127.0.0.1]',
    '"ana maria"@loja.example',
    'ana@@loja.example',
    'aña@loja.example',
    'ana@löja.example',
    'ana maria@loja.example',
    'ana@loja.example\n',
    '@loja.example',
    'ana@',
    '',
  ],
  uri: [
    'https://loja.example',
    'https://loja.example/a?b=c#d',
    'HTTPS://LOJA.EXAMPLE',
    'urn:uuid:1',
    'mailto:ana@loja.example',
    'https://loja.example:8443/',
    'https://[2001:db8::1]/',
    'https://user:pass@loja.example/',
    'https://1.2.3.4/a',
    'data:text/plain;base64,YQ==',
    'file:///etc',
    'https:///x',
    'x:',
    'http:',
    '://loja.example',
    '/relative',
    'loja.example',
    '//loja.example',
    'https://loja.example/a b',
    'https://loja.example/%20',
    'https://loja.example/%2',
    'https://loja.example/%zz',
    'https://loja.example/ä',
    'https://loja.example/<a>',
    'https://loja.example/{a}',
    'https://loja.example/a|b',
    'https://loja.example/"a"',
    'https://loja.example/[a]',
    'https://loja.example/?a[]=1',
    'https://[::1',
    'https://[x]/',
    'https://[::1::]/',
    'https://[v1.x]/',
    'https://ana@[::1]:80/a',
    'https://[::1]a/',
    'https://loja.example/#a#b',
    'https://loja.example:80a/',
    'https://loja.example/\\',
    '1http://x',
    'a+b-c.d://x',
    'https://loja.example\n',
    '',
  ],
  'uri-reference': [
    '',
    '/',
    '../a',
    'a/b',
    './a:b',
    'a:b',
    '?a=b',
    '#a',
    '//loja.example/a',
    'https://loja.example/a',
    '/a b',
    '/%zz',
    '/ä',
    '/a[1]',
    '?a[]=1',
    '#a#b',
    '/a^b',
    '//[::1]/a',
    '//[::1',
    'http://loja.example:x/',
    ':a',
    '1:a',
    '/a:b',
    "/a'b",
    '/a"b',
    '/a?b"c',
    '/a#b"c',
    '\n',
  ],
  uuid: [
    'b0b6c1de-6a0a-4a5a-9d6f-0c5b8f0e7a11',
    'B0B6C1DE-6A0A-4A5A-9D6F-0C5B8F0E7A11',
    '00000000-0000-0000-0000-000000000000',
    'urn:uuid:b0b6c1de-6a0a-4a5a-9d6f-0c5b8f0e7a11',
    'URN:UUID:b0b6c1de-6a0a-4a5a-9d6f-0c5b8f0e7a11',
    'b0b6c1de6a0a4a5a9d6f0c5b8f0e7a11',
    '{b0b6c1de-6a0a-4a5a-9d6f-0c5b8f0e7a11}',
    'b0b6c1de-6a0a-9a5a-0d6f-0c5b8f0e7a11',
    'b0b6c1de-6a0a-4a5a-9d6f-0c5b8f0e7a1',
    'g0b6c1de-6a0a-4a5a-9d6f-0c5b8f0e7a11',
    'b0b6c1de-6a0a-4a5a-9d6f-0c5b8f0e7a11 ',
    '',
  ],
};

/** Where the verdicts differ, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'uri https://[::1::]/':
    'A host in brackets is looked at for its characters alone: no address is worked out.',
};

const ours: Readonly<Record<string, Format>> = Object.fromEntries(
  Object.values(formats).map((format) => [format.name, format]),
);

describe.each(Object.entries(values))('%s', (name, tried) => {
  it.each(tried)('%j gets the verdict of ajv-formats', (value) => {
    const agreed = ours[name]?.test(value) === verdictOfAjv(name, value);
    expect(agreed).toBe(exceptions[`${name} ${value}`] === undefined);
  });

  it('is put to values of both verdicts', () => {
    expect(new Set(tried.map((value) => verdictOfAjv(name, value)))).toEqual(new Set([true, false]));
  });
});

it('has every format tried', () => {
  expect(Object.keys(values).sort()).toEqual(Object.keys(ours).sort());
});

function verdictOfAjv(name: string, value: string): boolean {
  const format = fullFormats[name as keyof typeof fullFormats];
  if (format instanceof RegExp) return format.test(value);
  if (typeof format === 'function') return Boolean(format(value));
  const { validate } = format as { validate: (text: string) => boolean };
  return Boolean(validate(value));
}
