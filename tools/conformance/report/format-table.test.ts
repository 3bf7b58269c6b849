import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Result, VersionResult } from '../run-version.ts';
import { knownFailures } from '../scenarios/known-failures.ts';
import { formatTable } from './format-table.ts';

const result = (area: string, name: string, ...failures: string[]): Result => ({
  scenario: { name, area, exchanges: [] },
  failures,
});
const version = (name: VersionResult['version'], ...results: Result[]): VersionResult => ({
  version: name,
  results,
  typeErrors: [],
});

test('counts what passes in each version, by the first folder of an area', () => {
  const older = [
    result('type/a', 'A'),
    result('payload/xml', 'Payload_Xml_a', 'no'),
    result('type/b', 'B', 'no'),
  ];
  const newer = [result('type/a', 'A'), result('payload/xml', 'Payload_Xml_a'), result('type/b', 'B')];
  expect(formatTable([version('3.0.0', ...older), version('3.1.0', ...newer)])).toBe(
    [
      '|  | Scenarios | Counted | OpenAPI 3.0 | OpenAPI 3.1 |',
      '|---|---:|---:|---:|---:|',
      '| `payload` | 1 | 0 | 0 | 0 |',
      '| `type` | 2 | 2 | 1 | 2 |',
      '| **all** | 3 | 2 | 1 | 2 |',
    ].join('\n'),
  );
});

describe('the table in README.md', () => {
  const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (?:`|\*\*)([\w-]+)(?:`|\*\*) \|(.*)\|$/gm)].map(
    ([, title = '', cells = '']) => ({
      title,
      numbers: cells.split('|').map(Number),
    }),
  );
  const sum = rows.at(-1);
  const areas = rows.slice(0, -1);

  test('adds up', () => {
    expect(sum?.title).toBe('all');
    expect(areas.length).toBeGreaterThan(1);
    const columns = [0, 1, 2, 3].map((column) =>
      areas.reduce((all, { numbers }) => all + (numbers[column] ?? 0), 0),
    );
    expect(sum?.numbers).toEqual(columns);
  });

  test('has no area in which more is counted than is there, or more passes than is counted', () => {
    for (const { title, numbers } of rows) {
      const [scenarios = 0, counted = 0, ...passed] = numbers;
      expect(counted, title).toBeLessThanOrEqual(scenarios);
      for (const number of passed) expect(number, title).toBeLessThanOrEqual(counted);
    }
  });

  test('lacks the known failures, and no others', () => {
    const [, counted = 0, ...passed] = sum?.numbers ?? [];
    const failed = Object.keys(knownFailures).length;
    expect(passed.map((number) => counted - number)).toEqual([failed, failed]);
  });
});
