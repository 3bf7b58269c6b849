import { repoRoot } from '../../shared/folders.ts';
import { parseCommandLine } from '../../shared/parse-command-line.ts';
import { entryPoints } from '../api/entry-points.ts';
import { prepareWorkspace } from '../workspace/prepare-workspace.ts';
import {
  budgetProblems,
  describeBudget,
  missingBudgets,
  readBudgets,
  renewBudgets,
  writeBudgets,
} from './budgets.ts';
import { measureSizes } from './measure-sizes.ts';

// `pnpm size`: what importing a package costs, against the committed budgets; `--write` renews them.
const { values } = parseCommandLine('pnpm size [--write]', {
  options: { write: { type: 'boolean', default: false } },
});
const workspace = await prepareWorkspace(repoRoot);
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
  else {
    const problems = budgetProblems(budgets, sizes, specifiers);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
  }
} finally {
  workspace.remove();
}
