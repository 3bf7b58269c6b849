import { expect, it } from 'vitest';
import { formatMatrix, formatMissing } from './format-matrix.ts';
import { parseReport } from './report.ts';

it('shows what passed, what failed, what is not for a runtime, and why one was not run', () => {
  const steps = { token: 'ok', create: 'Error: no' };
  expect(
    formatMatrix([
      { name: 'node22', report: { version: 'Node 22.23.3', steps }, seconds: 1.25 },
      { name: 'bun', missing: 'tools/runtimes has no bun: npm install' },
      {
        name: 'chromium',
        report: { version: 'Chromium 156', steps: { refused: 'ok', ...steps } },
        seconds: 2,
      },
    ]),
  ).toBe(
    [
      'runtime   says          token  create  refused  s',
      'node22    Node 22.23.3  ✓      ✗                1.3',
      'bun       not run: tools/runtimes has no bun: npm install',
      'chromium  Chromium 156  ✓      ✗       ✓        2.0',
    ].join('\n'),
  );
});

it('ends with the runtimes that it says nothing of', () => {
  const report = { version: 'Node 22.23.3', steps: {} };
  expect(formatMissing([{ name: 'node22', report, seconds: 1 }])).toBe('every runtime was run');
  expect(
    formatMissing([
      { name: 'bun', missing: 'not there' },
      { name: 'node22', report, seconds: 1 },
    ]),
  ).toBe('NOT RUN: bun');
});

it('finds the report among what a runtime says besides', () => {
  const output = 'a warning\n[log] REPORT {"version":"Bun 1.4.5","steps":{"token":"ok"}}\ndone\n';
  expect(parseReport('bun', output)).toEqual({ version: 'Bun 1.4.5', steps: { token: 'ok' } });
});

it('shows all that a runtime said when there is no report', () => {
  expect(() => parseReport('deno', 'error: module not found\n')).toThrow('deno made no report');
  expect(() => parseReport('deno', 'error: module not found\n')).toThrow('module not found');
});
