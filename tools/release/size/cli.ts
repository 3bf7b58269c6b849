import { runCommand } from '../../shared/command-line/run-command.ts';
import { repoRoot } from '../../shared/folders.ts';
import { entryPoints } from '../api/entry-points.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import {
  budgetProblems,
  describeBudget,
  missingBudgets,
  readBudgets,
  renewBudgets,
  writeBudgets,
} from './budgets.ts';
import { measureSizes } from './measure-sizes.ts';

await runCommand(
  {
    name: 'pnpm size',
    summary: 'What importing a package costs, from a clean build, against tools/release/size/budgets.json.',
    options: {
      built: {
        type: 'boolean',
        description: 'Takes the packages as pnpm build left them, which is quicker.',
      },
      write: { type: 'boolean', description: 'Renews the budgets: what it costs now, and five per cent.' },
    },
    examples: ['pnpm size', 'pnpm size --write'],
  },
  async ({ values }) => {
    const workspace = await openWorkspace(repoRoot, values.built === true);
    try {
      const entries = entryPoints(workspace.folder, workspace.packages);
      const specifiers = entries.map(({ specifier }) => specifier);
      const budgets = readBudgets();
      const wanted = values.write ? [...budgets, ...missingBudgets(budgets, specifiers)] : budgets;
      const sizes = await measureSizes(workspace.folder, wanted, entries);
      for (const { budget, bytes } of sizes) {
        const of = values.write ? '' : ` of ${String(budget.maxBytes).padStart(6)}`;
        console.log(`${String(bytes).padStart(7)}${of} bytes gzipped  ${describeBudget(budget)}`);
      }
      if (values.write) writeBudgets(renewBudgets(sizes));
      const problems = values.write ? [] : budgetProblems(budgets, sizes, specifiers);
      for (const problem of problems) console.error(problem);
      return problems.length === 0;
    } finally {
      workspace.remove();
    }
  },
);
