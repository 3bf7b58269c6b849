import { registeredApis } from '../shared/apis.ts';
import { requireBuilt } from '../shared/builds/require-built.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { findQuickstarts } from './quickstarts.ts';
import { runQuickstart } from './run-quickstart.ts';

await runCommand(
  {
    name: 'node tools/quickstart/cli.ts',
    summary: "What npm start runs once all is built: every API's mock in turn, and its example against it.",
    examples: ['node tools/quickstart/cli.ts'],
  },
  async () => {
    const apis = registeredApis();
    requireBuilt([...new Set(apis.map((api) => api.package))]);
    const quickstarts = findQuickstarts();
    let failed = 0;
    for (const { id } of apis) {
      const quickstart = quickstarts.get(id);
      if (quickstart === undefined) {
        console.error(
          `\n${id}: no example. Write one in its package's examples/, with a .quickstart.json beside it.`,
        );
        failed += 1;
        continue;
      }
      console.log(`\n${id}  (${quickstart.script})`);
      const { code, output } = await runQuickstart(id, quickstart);
      console.log(output.trimEnd().replace(/^/gm, '  '));
      if (code !== 0) failed += 1;
    }
    if (failed > 0) console.error(`\n${failed} of the examples failed; their output is above.`);
    return failed === 0;
  },
);
