import { apiArgument, namedApis } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { formatProblem } from '../shared/problem.ts';
import { lint } from './lint.ts';

await runCommand(
  {
    name: 'pnpm lint:specs',
    summary: "Checks specs against the rules of specs/README.md, and Redocly's.",
    arguments: [apiArgument('[api …]', 'The specs to check; all when none is named.')],
    examples: ['pnpm lint:specs', 'pnpm lint:specs keyline'],
  },
  async ({ positionals }) => {
    let ok = true;
    for (const { id } of namedApis(positionals)) {
      try {
        const { problems, counts } = await lint(id);
        for (const problem of problems) console.error(formatProblem(problem));
        console.log(
          `${id}: ${counts.operations} operations (${counts.documented} documented), ${counts.schemas} schemas, ` +
            `${counts.namedExamples} named examples, ${counts.sourceExamples} source examples, ${problems.length} problems`,
        );
        ok &&= problems.length === 0;
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        ok = false;
      }
    }
    return ok;
  },
);
