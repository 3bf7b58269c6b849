import { requireBuilt } from '../shared/builds/require-built.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { wholeNumber } from '../shared/command-line/whole-number.ts';
import type { TransportName } from './client/create-sender.ts';

const TRANSPORTS: readonly TransportName[] = ['default', 'fetch', 'node', 'ky'];

await runCommand(
  {
    name: 'pnpm faults',
    summary:
      'Plays clients against a vendor that fails in every way we know, and counts what came twice or was lost.',
    options: {
      calls: {
        type: 'string',
        default: '2000',
        value: 'number',
        description: 'How many calls a soak makes.',
      },
      seed: {
        type: 'string',
        multiple: true,
        default: ['1'],
        value: 'number',
        description: 'What the faults are drawn from; one soak for each.',
      },
      transport: {
        type: 'string',
        default: 'default',
        value: 'name',
        description: 'How requests are sent.',
        choice: { what: 'transport', names: () => TRANSPORTS },
      },
      matrix: {
        type: 'boolean',
        default: false,
        description: 'Every fault in every cell, instead of a soak.',
      },
      pairs: { type: 'boolean', default: false, description: 'With --matrix: every pair of faults.' },
      json: { type: 'boolean', default: false, description: 'The figures for programs.' },
    },
    examples: ['pnpm faults --calls 20000 --seed 1 --seed 2', 'pnpm faults --matrix --pairs --transport ky'],
  },
  ({ values }) => {
    const calls = wholeNumber('calls', values.calls);
    const seeds = values.seed.map((seed) => wholeNumber('seed', seed));
    const transport = TRANSPORTS.find((one) => one === values.transport) ?? 'default';
    requireBuilt(['runtime']);
    return values.matrix
      ? playMatrix(transport, values.pairs, values.json)
      : soak(transport, calls, seeds, values.json);
  },
);

// What plays is loaded once it is known that the runtime is built.

async function soak(
  transport: TransportName,
  calls: number,
  seeds: readonly number[],
  json: boolean,
): Promise<boolean> {
  const { runSoak } = await import('./soak/run-soak.ts');
  const { brokenPromises, formatReport } = await import('./soak/report.ts');
  const reports = [];
  for (const seed of seeds) {
    const report = await runSoak({ calls, seed, transport });
    reports.push(report);
    if (!json) console.log(`${formatReport(report)}\n`);
    for (const broken of brokenPromises(report)) console.error(`seed ${seed}: ${broken}`);
  }
  if (json) console.log(JSON.stringify(reports, null, 2));
  return reports.every((report) => brokenPromises(report).length === 0);
}

async function playMatrix(transport: TransportName, pairs: boolean, json: boolean): Promise<boolean> {
  const { faultPairCells, singleFaultCells } = await import('./matrix/cells.ts');
  const { runMatrix } = await import('./matrix/run-matrix.ts');
  const cells = pairs ? faultPairCells() : singleFaultCells();
  const result = await runMatrix(cells, { transport });
  if (json) console.log(JSON.stringify(result, null, 2));
  else {
    const { differences, playedAgain } = result;
    for (const { cell, wrong, message } of differences)
      console.error(`${cell}\n  ${wrong.join('; ')}\n  ${message}`);
    console.log(
      `${cells.length} cells, ${differences.length} differ from the design (${playedAgain} played twice)`,
    );
  }
  return result.differences.length === 0;
}
