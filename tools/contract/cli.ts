import { parseArgs } from 'node:util';
import { registeredApis, requestedIds } from '../shared/apis.ts';
import { loadEntry } from './client/load-entry.ts';
import { formatSummaries } from './report/format-summaries.ts';
import { type ContractRun, runContract } from './run-contract.ts';

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const entries = await Promise.all(
    requested(positionals).map(async (api) => ({ id: api.id, ...(await loadEntry(api)) })),
  );
  const runs: ContractRun[] = [];
  // One after the other: client and Prism of one API fill two cores.
  for (const { id, module, options } of entries) {
    const run = await runContract(id, module, options);
    runs.push(run);
    for (const failure of run.failures) console.error(failure);
    if (!values.json) console.error(`${id}: ${run.compared}`);
  }
  const summaries = runs.map(({ summary }) => summary);
  console.log(values.json ? JSON.stringify(summaries, null, 2) : `\n${formatSummaries(summaries)}`);
  if (summaries.some(({ failures, skipped }) => failures + skipped > 0)) process.exitCode = 1;
}

function requested(args: readonly string[]) {
  const known = registeredApis();
  return requestedIds(args).map((id) => {
    const api = known.find((one) => one.id === id);
    if (api) return api;
    const ids = known.map((one) => one.id).join(', ');
    throw new Error(`No API \`${id}\`. Usage: pnpm contract [--json] [api …]. APIs: ${ids}.`);
  });
}
