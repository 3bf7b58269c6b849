import { formatSpread, formatTable } from './format-table.ts';
import { measureBundles } from './measure-bundles.ts';
import { measureGeneration } from './measure-generation.ts';
import { measureImports } from './measure-imports.ts';
import { measureSchemas } from './measure-schemas.ts';
import { measureTypes } from './measure-types.ts';
import { measureSandbox } from './sandbox/measure-sandbox.ts';

/** A part of the bench: its figures, and how they are shown. */
export interface Section {
  readonly title: string;
  run(): Promise<{ readonly figures: unknown; readonly text: string }>;
}

const kB = (bytes: number) => (bytes / 1_000).toFixed(1);

/** Everything that is measured, by the name that `--only` takes. */
export const sections: Readonly<Record<string, Section>> = {
  calls: {
    title: 'A POST with JSON both ways: medians (quartiles) per call',
    async run() {
      // It loads the built runtime, which need not be there for anything else.
      const { measureCalls } = await import('./calls/measure-calls.ts');
      const figures = await measureCalls({ rounds: 60, calls: 128 });
      const head = [
        '',
        'CPU µs',
        '× fetch',
        '× ky',
        '× quittance',
        'wall µs',
        'wall µs, 64 in flight',
        'heap kB',
      ];
      const rows = figures.map((one) => [
        one.name,
        formatSpread(one.cpuUs),
        formatSpread(one.timesFetch, 2),
        formatSpread(one.timesKy, 2),
        formatSpread(one.timesOurs, 2),
        formatSpread(one.wallUs),
        formatSpread(one.wallOf64Us),
        kB(one.heapBytes.median),
      ]);
      return { figures, text: formatTable(head, rows) };
    },
  },
  imports: {
    title: 'Import of a built package, in a fresh process: milliseconds of processor time',
    async run() {
      const figures = measureImports(15);
      const rows = figures.map((one) => [one.name, formatSpread(one.ms, 1), formatSpread(one.overMs, 1)]);
      return { figures, text: formatTable(['', 'ms', "over ky and zod's core"], rows) };
    },
  },
  schemas: {
    title: 'Schemas of the largest request bodies, in a fresh process: processor time',
    async run() {
      const figures = measureSchemas(15);
      const rows = figures.map((one) => [
        one.name,
        String(one.bodies),
        ...[one.first, one.all, one.again].map((ms) => formatSpread(ms, 1)),
      ]);
      const head = ['', 'bodies', 'ms, the first', 'ms, all', 'ms, all again'];
      return { figures, text: formatTable(head, rows) };
    },
  },
  sandbox: {
    title:
      'A sandbox of the largest document: its start, and calls over its port beside a bare node:http stub',
    async run() {
      const figures = await measureSandbox({ rounds: 30, calls: 100 });
      const rows = figures.calls.map(({ name, sandboxUs, stubUs, times }) => [
        name,
        formatSpread(sandboxUs),
        formatSpread(stubUs),
        formatSpread(times, 2),
      ]);
      const head = ['', 'sandbox, CPU µs', 'stub, CPU µs', '× stub'];
      const start = `start: ${formatSpread(figures.startMs)} ms of processor time`;
      return { figures, text: `${formatTable(head, rows)}\n${start}` };
    },
  },
  bundles: {
    title: 'Bundles (esbuild, minified)',
    async run() {
      const figures = await measureBundles();
      const head = ['kB', 'gzip', 'min', 'ky', 'zod', 'runtime', 'package'];
      const rows = figures.map(({ name, gzipBytes, bytes, split }) => [
        name,
        ...[gzipBytes, bytes, split.ky, split.zod, split.runtime, split.package].map(kB),
      ]);
      return { figures, text: formatTable(head, rows) };
    },
  },
  generation: {
    title: 'Generating all APIs',
    async run() {
      const figures = measureGeneration();
      const rows = [
        ['cold', figures.coldSeconds.toFixed(1)],
        ['unchanged', figures.unchangedSeconds.toFixed(1)],
      ];
      return { figures, text: formatTable(['', 's'], rows) };
    },
  },
  types: {
    title: 'tsc on a project that imports all packages',
    async run() {
      const figures = measureTypes();
      const { seconds, megabytes, instantiations } = figures;
      const text = formatTable(
        ['', 's', 'MB', 'instantiations'],
        [['', seconds.toFixed(1), megabytes.toFixed(0), String(instantiations)]],
      );
      return { figures, text };
    },
  },
};
