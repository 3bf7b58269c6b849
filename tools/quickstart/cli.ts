import { registeredApis } from '../shared/apis.ts';
import { findQuickstarts } from './quickstarts.ts';
import { runQuickstart } from './run-quickstart.ts';

// `npm start`: every API's mock in turn, and its example against it.
const quickstarts = findQuickstarts();
let failed = 0;
for (const { id } of registeredApis()) {
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
if (failed > 0) {
  console.error(`\n${failed} of the examples failed; their output is above.`);
  process.exitCode = 1;
}
