import { expect, test } from 'vitest';
import { pdfOf } from '../../src/core/pdf.ts';

const textOf = (lines: readonly string[]) => new TextDecoder().decode(pdfOf(lines));

test('its table says where each object begins, and its text is escaped', () => {
  const text = textOf(['Rechnung (1)', 'Bäckerei \\ 10 €', 'Račun']);
  const places = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
  expect(places.map((place) => text.slice(place, place + 7))).toEqual([
    ...['1 0 obj', '2 0 obj', '3 0 obj', '4 0 obj', '5 0 obj'],
  ]);
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith('xref')).toBe(true);
  for (const [, length, stream] of text.matchAll(/\/Length (\d+) >>\nstream\n(.*?)\nendstream/gs))
    expect(stream).toHaveLength(Number(length));
  expect(text).toContain('(Rechnung \\(1\\)) Tj');
  expect(text).toContain('(B\\344ckerei \\\\ 10 \\001) Tj');
  expect(text).toContain('(Ra\\002un) Tj');
  expect(text).toContain('/Differences [1 /uni20AC 2 /uni010D]');
});

test('takes as many pages as it needs, and breaks what is too long', () => {
  expect(textOf(Array.from({ length: 150 }, (_, at) => `line ${at}`))).toContain('/Count 4 ');
  expect(textOf(['word '.repeat(30)]).match(/\(word [^)]*\) Tj/g)).toHaveLength(2);
  const parts = [...textOf(['x'.repeat(200)]).matchAll(/\((x+)\) Tj/g)].map(([, part = '']) => part);
  expect([parts.length, parts.join('').length]).toEqual([3, 200]);
  expect(textOf([])).toContain('/Count 1 ');
});
