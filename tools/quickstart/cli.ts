import { registeredApis } from '../shared/apis.ts';
import { requireBuilt } from '../shared/builds/require-built.ts';
import { runCommand } from '../shared/command-line/run-command.ts';

await runCommand(
  {
    name: 'node tools/quickstart/cli.ts',
    summary:
      'What npm start tells once all is built: the examples, each a process of its own, against vendors in memory that know what was really done.',
    examples: ['node tools/quickstart/cli.ts'],
  },
  async () => {
    const { chapters } = await import('./story/chapters.ts');
    const { tellStory } = await import('./story/tell-story.ts');
    const apis = registeredApis();
    requireBuilt(['journal', ...new Set(apis.map((api) => api.package))]);
    console.log(
      "Every program below is a process of its own. What was really done, the vendor's ledger says.",
    );
    const holds = await tellStory(chapters, console.log);
    const told = chapters.flatMap((chapter) => chapter.apis);
    const failed = await runOthers(apis.map(({ id }) => id).filter((id) => !told.includes(id)));
    console.log('\nA vendor of your own to try it on: pnpm sandbox fiskaly/unified --port 4010');
    if (!holds) console.error('\nWhat is marked ✗ is not what had to be done.');
    if (failed > 0) console.error(`\n${failed} of the examples failed; their output is above.`);
    return holds && failed === 0;
  },
);

/** An API without a sandbox has its example run against a mock. Gives the number of those that failed. */
async function runOthers(ids: readonly string[]): Promise<number> {
  const { findQuickstarts } = await import('./quickstarts.ts');
  const { runQuickstart } = await import('./run-quickstart.ts');
  const quickstarts = findQuickstarts();
  let failed = 0;
  for (const id of ids) {
    const quickstart = quickstarts.get(id);
    if (quickstart === undefined) {
      console.error(
        `\n${id}: no example. Write one in its package's examples/, with a .quickstart.json beside it.`,
      );
      failed += 1;
      continue;
    }
    console.log(`\n${id}, against a mock  (${quickstart.script})`);
    const { code, output } = await runQuickstart(id, quickstart);
    console.log(output.trimEnd().replace(/^/gm, '    '));
    if (code !== 0) failed += 1;
  }
  return failed;
}
