import { registeredApis } from '../shared/apis.ts';
import { apiArgument, namedApis } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { repoRoot } from '../shared/folders.ts';

await runCommand(
  {
    name: 'pnpm regenerate',
    summary:
      'Brings all that is made of a spec into line with it: generated code, build, API reports, sizes, contract. Shows the changeset.',
    arguments: [
      apiArgument('[api …]', 'The APIs; without one, those that changed since the branch left main, or all.'),
    ],
    examples: ['pnpm regenerate', 'pnpm regenerate keyline'],
  },
  async ({ positionals }) => {
    const { changedApis } = await import('./changed-apis.ts');
    const { runSteps } = await import('./run-steps.ts');
    const { stepsFor } = await import('./steps.ts');
    const named = namedApis(positionals);
    const { apis, reason } =
      positionals.length > 0 ? { apis: named, reason: '' } : changedApis(repoRoot, registeredApis());
    if (reason !== '') console.log(reason);
    const outcome = await runSteps(stepsFor(repoRoot, apis), console.log);
    const again = ['pnpm regenerate', ...positionals].join(' ');
    if ('failed' in outcome) {
      const { title, alone } = outcome.failed;
      console.error(
        `\n${title}: failed. Correct what the lines above say; this step alone: ${alone}; then all: ${again}`,
      );
      return false;
    }
    console.log('\nGenerated code, builds and API reports are as the spec says, and the contract holds.');
    if (outcome.left.length > 0)
      console.log(`Left for a person:\n${outcome.left.map((line) => `  ${line}`).join('\n')}`);
    console.log('Commit the spec, what was written and the changeset together. npm test checks the rest.');
    return true;
  },
);
