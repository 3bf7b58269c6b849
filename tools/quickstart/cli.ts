import { registeredApis } from '../shared/apis.ts';
import { quickstarts } from './quickstarts.ts';
import { runQuickstart } from './run-quickstart.ts';

// `npm start`: every API's mock in turn, and its example against it.
let failed = 0;
for (const { id } of registeredApis()) {
  const quickstart = quickstarts[id];
  if (quickstart === undefined) {
    console.log(`\n${id}: no example yet (tools/quickstart/quickstarts.ts)`);
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
