import { describe, expect, it } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { codePoints, distinctTexts, fitsPattern, fittingTexts, textsOfLength } from './fit-text.ts';

const decimal: Schema = { type: 'string', pattern: '^(-)?\\d{1,12}(\\.\\d{1,8})?$', maxLength: 22 };

describe('textsOfLength', () => {
  it.each([1, 2, 12, 13, 22])('reaches %i characters within a pattern', (length) => {
    const texts = textsOfLength(decimal, length);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(codePoints(text)).toBe(length);
      expect(fitsPattern(decimal, text)).toBe(true);
    }
  });

  it('has none where the pattern rules the length out', () => {
    expect(textsOfLength(decimal, 23)).toEqual([]);
    expect(textsOfLength(decimal, 0)).toEqual([]);
    expect(textsOfLength(decimal, -1)).toEqual([]);
  });

  it('stretches an instant by its fraction', () => {
    const [text] = textsOfLength({ format: 'date-time', examples: ['2026-06-04T08:15:31.5Z'] }, 35);
    expect(text).toHaveLength(35);
  });

  it('counts code points, as JSON Schema does', () => {
    expect(codePoints('a👍')).toBe(2);
    expect(textsOfLength({ pattern: '^👍+$', examples: ['👍'] }, 3)).toContain('👍👍👍');
  });

  it('fills with any letter where no pattern stands', () => {
    expect(textsOfLength({ type: 'string' }, 3)).toEqual(['xxx']);
  });
});

describe('fittingTexts', () => {
  it('begins with what the spec shows, and keeps what fits alone', () => {
    const texts = fittingTexts({ ...decimal, examples: ['2.60', 'no number'] });
    expect(texts[0]).toBe('2.60');
    expect(texts.every((text) => fitsPattern(decimal, text))).toBe(true);
    expect(texts.length).toBeGreaterThan(5);
  });

  it('keeps apart schemas that list other values', () => {
    const pattern = '^[pq]$';
    expect(fittingTexts({ pattern, enum: ['p'] })[0]).toBe('p');
    expect(fittingTexts({ pattern, enum: ['q'] })[0]).toBe('q');
  });

  it('is the same each time', () => {
    expect(fittingTexts({ pattern: '^[a-f0-9]{8}$' })).toEqual(fittingTexts({ pattern: '^[a-f0-9]{8}$' }));
  });
});

describe('distinctTexts', () => {
  it.each<[string, Schema]>([
    ['a pattern', { pattern: '^[0-9a-f]{8}$' }],
    ['nothing', { minLength: 4 }],
  ])('gives as many different texts as wanted under %s', (_name, schema) => {
    const texts = distinctTexts(schema, 101);
    expect(new Set(texts).size).toBe(101);
    expect(texts.every((text) => fitsPattern(schema, text) && text.length >= (schema.minLength ?? 0))).toBe(
      true,
    );
  });
});
