import { apiArgument, namedApis } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { operations } from '../shared/openapi.ts';
import { displayPath } from '../shared/problem.ts';
import { bundle } from './bundle.ts';
import { writeBundle } from './write-bundle.ts';

await runCommand(
  {
    name: 'pnpm bundle',
    summary: 'Writes each spec as one file, specs/.bundled/<api>.json, which mocks and generator read.',
    arguments: [apiArgument('[api …]', 'The specs to bundle; all when none is named.')],
    examples: ['pnpm bundle', 'pnpm bundle fiskaly/sign-pt'],
  },
  async ({ positionals }) => {
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
