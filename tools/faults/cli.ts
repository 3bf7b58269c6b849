import { parseArgs } from 'node:util';
import { TRANSPORTS, type TransportName } from './client/create-sender.ts';
import { faultPairCells, singleFaultCells } from './matrix/cells.ts';
import { runMatrix } from './matrix/run-matrix.ts';
import { brokenPromises, formatReport } from './soak/report.ts';
import { runSoak } from './soak/run-soak.ts';

const USAGE =
  'Usage: pnpm faults [--calls 20000] [--seed 1 …] [--transport default|fetch|node|ky] [--matrix [--pairs]] [--json]';

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      calls: { type: 'string', default: '2000' },
      seed: { type: 'string', multiple: true, default: ['1'] },
      transport: { type: 'string', default: 'default' },
      matrix: { type: 'boolean', default: false },
      pairs: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const transport = TRANSPORTS.find((one) => one === values.transport);
  if (!transport) throw new Error(`No transport \`${values.transport}\`. ${USAGE}`);
  const held = values.matrix
    ? await playMatrix(transport, values.pairs, values.json)
    : await soak(transport, numberOf('calls', values.calls), values.seed, values.json);
  if (!held) process.exitCode = 1;
}

async function soak(
  transport: TransportName,
  calls: number,
  seeds: readonly string[],
  json: boolean,
): Promise<boolean> {
  const reports = [];
  for (const seed of seeds) {
    const report = await runSoak({ calls, seed: numberOf('seed', seed), transport });
    reports.push(report);
    if (!json) console.log(`${formatReport(report)}\n`);
    for (const broken of brokenPromises(report)) console.error(`seed ${seed}: ${broken}`);
  }
  if (json) console.log(JSON.stringify(reports, null, 2));
  return reports.every((report) => brokenPromises(report).length === 0);
}

async function playMatrix(transport: TransportName, pairs: boolean, json: boolean): Promise<boolean> {
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

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${option} must be a whole number above 0. ${USAGE}`);
}
