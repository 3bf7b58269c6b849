import { apiArgument, namedApis } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { formatSummaries } from './report/format-summaries.ts';
import type { ContractRun } from './run-contract.ts';

await runCommand(
  {
    name: 'pnpm contract',
    summary: 'Calls every operation of the built packages, for every documented status, against Prism.',
    arguments: [apiArgument('[api …]', 'The APIs to call; all when none is named.')],
    options: { json: { type: 'boolean', description: 'The summary for programs.' } },
    examples: ['pnpm contract', 'pnpm contract keyline', 'pnpm contract --json'],
  },
  async ({ values, positionals }) => {
    const { loadEntry } = await import('./client/load-entry.ts');
    const { runContract } = await import('./run-contract.ts');
    const entries = await Promise.all(
      namedApis(positionals).map(async (api) => ({ id: api.id, ...(await loadEntry(api)) })),
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
    return summaries.every(({ failures, skipped }) => failures + skipped === 0);
  },
);
