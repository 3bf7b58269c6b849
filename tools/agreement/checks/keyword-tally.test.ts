import { describe, expect, it } from 'vitest';
import { atPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import type { Mutation } from '../mutations/mutation.ts';
import { keywordSites } from '../schemas/keywords.ts';
import { createReferenceValidator } from '../schemas/reference-validator.ts';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { formatTable, KeywordTally } from './keyword-tally.ts';

const document = tinySpec({
  Code: { type: 'string', pattern: '^[0-9]*$', maxLength: 3 },
  Codes: { type: 'array', items: { $ref: '#/components/schemas/Code' } },
});
const reference = createReferenceValidator(document);

function aimedAt(name: string, keyword: string): Mutation {
  const pointer = modelPointer(name);
  const schema = atPointer(document, pointer) as Schema;
  return { path: [], schema, pointer, keyword, what: '', change: (value) => value };
}

function tallyOf(name: string, keyword: string, values: readonly unknown[]): KeywordTally {
  const tally = new KeywordTally();
  const pointer = modelPointer(name);
  tally.expect(keywordSites(document, pointer));
  for (const value of values) {
    tally.add(aimedAt(name, keyword), reference.accepts(pointer, value), () =>
      reference.objections(pointer, value),
    );
  }
  return tally;
}

describe('KeywordTally', () => {
  it('counts what a keyword let through and what it stopped', () => {
    const lines = tallyOf('Code', 'maxLength', ['123', '12', '1234', 'x234']).lines();
    expect(lines.find(({ keyword }) => keyword === 'maxLength')).toEqual({
      keyword: 'maxLength',
      sites: 1,
      accepted: 2,
      refused: 2,
    });
  });

  it('does not credit a keyword with what another one stopped', () => {
    const tally = tallyOf('Code', 'maxLength', ['1', 'x']);
    expect(tally.lines().find(({ keyword }) => keyword === 'maxLength')?.refused).toBe(0);
    expect(tally.unexercised()).toContain('/components/schemas/Code maxLength: nothing refused');
  });

  it('credits `items` with what an item is refused for, and not with what the list is', () => {
    const refused = (value: unknown): number | undefined =>
      tallyOf('Codes', 'items', [value])
        .lines()
        .find(({ keyword }) => keyword === 'items')?.refused;
    expect(refused(['1', 'x'])).toBe(1);
    expect(refused('no list')).toBe(0);
  });

  it('names every site that saw nothing', () => {
    expect(tallyOf('Code', 'maxLength', []).unexercised()).toEqual([
      '/components/schemas/Code type: nothing accepted and nothing refused',
      '/components/schemas/Code maxLength: nothing accepted and nothing refused',
      '/components/schemas/Code pattern: nothing accepted and nothing refused',
    ]);
  });

  it('counts a site once, however many bodies lead to it', () => {
    const tally = tallyOf('Code', 'maxLength', []);
    tally.expect(keywordSites(document, modelPointer('Codes')));
    expect(tally.lines().find(({ keyword }) => keyword === 'maxLength')?.sites).toBe(1);
  });
});

describe('formatTable', () => {
  it('aligns the columns', () => {
    const table = formatTable('acme', [
      { keyword: 'enum', sites: 2, accepted: 10, refused: 4 },
      { keyword: 'maxLength', sites: 12, accepted: 3, refused: 400 },
    ]);
    expect(table.split('\n')).toEqual([
      'acme',
      'keyword    sites  accepted  refused',
      'enum           2        10        4',
      'maxLength     12         3      400',
    ]);
  });
});
