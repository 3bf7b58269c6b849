import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtEntries } from './built-entries.ts';
import { contenders } from './calls/contenders/index.ts';
import { measureCalls } from './calls/measure-calls.ts';
import { formatSpread, formatTable } from './format-table.ts';
import { measureSandbox } from './sandbox/measure-sandbox.ts';
import { spreadOf } from './statistics.ts';

describe('the bench', () => {
  it('makes everybody post, and has figures of each', async () => {
    const figures = await measureCalls({ rounds: 1, calls: 16 });
    expect(figures.map(({ name }) => name)).toEqual(contenders.map(({ name }) => name));
    for (const { name, cpuUs, wallUs, wallOf64Us, timesFetch, timesKy } of figures) {
      for (const { median } of [cpuUs, wallUs, wallOf64Us, timesFetch, timesKy]) {
        expect(median, name).toBeGreaterThan(0);
      }
    }
  });

  it('measures a sandbox on its port beside a stub', async () => {
    const { startMs, calls } = await measureSandbox({ rounds: 2, calls: 4 });
    expect(startMs.median).toBeGreaterThan(0);
    expect(calls.map(({ name }) => name)).toEqual(['createRecord (POST)', 'getRecord (GET)']);
    for (const { times } of calls) expect(times.median).toBeGreaterThan(0);
  }, 120_000);

  it('knows an entry point for each API, in a package that is there', () => {
    const entries = builtEntries();
    expect(entries.length).toBeGreaterThan(0);
    for (const { folder } of entries) expect(existsSync(join(folder, 'package.json')), folder).toBe(true);
  });
});

describe('spreadOf', () => {
  it('takes the median and the quartiles, whatever the order', () => {
    expect(spreadOf([4, 1, 3, 2, 5])).toEqual({ median: 3, low: 2, high: 4 });
    expect(spreadOf([2, 1])).toEqual({ median: 1.5, low: 1.25, high: 1.75 });
  });

  it('refuses an empty measurement instead of calling it zero', () => {
    expect(() => spreadOf([])).toThrow('nothing');
  });
});

describe('formatTable', () => {
  it('sets names to the left and figures to the right', () => {
    const figure = formatSpread({ median: 1.04, low: 0.98, high: 1.11 }, 2);
    expect(
      formatTable(
        ['', 'x'],
        [
          ['fetch', '1'],
          ['ky', figure],
        ],
      ),
    ).toBe('                      x\nfetch                 1\nky     1.04 (0.98–1.11)');
  });
});
