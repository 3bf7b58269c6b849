import { apiArgument, namedApis } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { operations } from '../shared/openapi.ts';
import { displayPath } from '../shared/problem.ts';

await runCommand(
  {
    name: 'pnpm bundle',
    summary: 'Writes each spec as one file, specs/.bundled/<api>.json, which mocks and generator read.',
    arguments: [apiArgument('[api …]', 'The specs to bundle; all when none is named.')],
    examples: ['pnpm bundle', 'pnpm bundle fiskaly/sign-pt'],
  },
  async ({ positionals }) => {
    const { bundle } = await import('./bundle.ts');
    const { writeBundle } = await import('./write-bundle.ts');
    let ok = true;
    for (const { id } of namedApis(positionals)) {
      try {
        const made = await bundle(id);
        const { file, changed } = writeBundle(made);
        const size = `${[...operations(made.document)].length} operations, ${made.files.length} files`;
        console.log(`${displayPath(file)}  ${changed ? 'written' : 'unchanged'}  (${size})`);
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        ok = false;
      }
    }
    return ok;
  },
);
