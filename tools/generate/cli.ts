import { type RegisteredApi, registeredApis } from '../shared/apis.ts';
import { apiArgument, namedApis } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';

await runCommand(
  {
    name: 'pnpm generate',
    summary: 'Writes the generated code of the packages (src/gen) from the specs.',
    arguments: [apiArgument('[api …]', 'The APIs to generate; all when none is named.')],
    options: {
      check: {
        type: 'boolean',
        description: 'Writes nothing, and fails where the code is stale or was edited by hand.',
      },
      watch: { type: 'boolean', description: 'Stays, and regenerates what is saved.' },
    },
    examples: ['pnpm generate', 'pnpm generate keyline --watch', 'pnpm generate --check'],
  },
  async ({ values, positionals }) => {
    const { regenerate } = await import('./regenerate.ts');
    const registered = registeredApis();
    const apis = namedApis(positionals);
    const run = async (api: RegisteredApi): Promise<boolean> => {
      const { ok, lines } = await regenerate(api, { registered, check: values.check === true });
      for (const line of lines) (ok ? console.log : console.error)(line);
      return ok;
    };
    let ok = true;
    for (const api of apis) ok = (await run(api)) && ok;
    if (values.watch === true) {
      const { watchSpecs } = await import('./watch.ts');
      console.log('Watching specs/. Save a file to regenerate; Ctrl-C ends.');
      watchSpecs(apis, async (api) => {
        if (!(await run(api))) process.exitCode = 1;
      });
    }
    return ok;
  },
);
