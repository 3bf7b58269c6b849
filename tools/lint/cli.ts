import { apiArgument, namedApis } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { formatProblem } from '../shared/problem.ts';

await runCommand(
  {
    name: 'pnpm lint:specs',
    summary: "Checks specs against the rules of specs/README.md, and Redocly's.",
    arguments: [apiArgument('[api …]', 'The specs to check; all when none is named.')],
    options: {
      todo: {
        type: 'boolean',
        default: false,
        description: 'Lists what is left to do before an adopted API is curated, each with its place.',
      },
    },
    examples: ['pnpm lint:specs', 'pnpm lint:specs keyline'],
  },
  async ({ positionals, values }) => {
    const { lint } = await import('./lint.ts');
    const { summaryOf } = await import('./summary.ts');
    let ok = true;
    for (const { id, adopted } of namedApis(positionals)) {
      try {
        const report = await lint(id, { adopted });
        if (values.todo) for (const one of report.left) console.log(formatProblem(one));
        for (const problem of report.problems) console.error(formatProblem(problem));
        console.log(summaryOf(report, adopted));
        ok &&= report.problems.length === 0;
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        ok = false;
      }
    }
    return ok;
  },
);
