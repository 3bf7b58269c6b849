import { expect, test } from 'vitest';
import type { VersionResult } from '../run-version.ts';
import { assess } from './assess.ts';

/** A run in which scenarios failed with these words, or passed. */
const run = (
  outcomes: Readonly<Record<string, readonly string[]>>,
  typeErrors: readonly string[] = [],
): VersionResult => ({
  version: '3.1.0',
  results: Object.entries(outcomes).map(([name, failures]) => ({
    scenario: { name, area: 'a', exchanges: [] },
    failures,
  })),
  typeErrors,
});

const known = { Known_one: 'a reason' };
const uncounted = 'Payload_Xml_SimpleModelValue_get';

test('finds nothing wrong where all that is counted passes, and only what is named fails', () => {
  expect(assess(run({ Fine: [], Known_one: ['no'], [uncounted]: ['no'] }), known)).toEqual([]);
});

test.each<[string, VersionResult, string]>([
  ['a failure that nobody named', run({ New: ['one', 'two'] }), '3.1.0 New: one; two'],
  [
    'a failure that is named, and passes',
    run({ Known_one: [] }),
    '3.1.0 Known_one: passes; it is named as one that fails',
  ],
  [
    'a scenario that is not counted, and passes',
    run({ [uncounted]: [] }),
    `3.1.0 ${uncounted}: passes, so it can be counted`,
  ],
  ['what the compiler says', run({}, ['a.ts(1,1): error TS1']), '3.1.0 a.ts(1,1): error TS1'],
])('tells %s', (_, result, problem) => {
  expect(assess(result, known)).toEqual([problem]);
});

test('tells all that is wrong', () => {
  expect(assess(run({ New: ['no'], Known_one: [] }, ['wrong']), known)).toHaveLength(3);
});
