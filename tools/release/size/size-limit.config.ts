import { requireBuilt } from '../../shared/builds/require-built.ts';
import { repoRoot } from '../../shared/folders.ts';
import { entryPoints } from '../api/entry-points.ts';
import { workspacePackages } from '../workspace/workspace-packages.ts';
import { budgetProblems, readBudgets } from './budgets.ts';
import { sizeChecks } from './size-checks.ts';

// `pnpm size`: the packages as they are built in the checkout. `packages.test.ts` holds those of a release to the same.
const packages = workspacePackages(repoRoot);
requireBuilt(packages.map(({ folder }) => folder));
const [budgets, entries] = [readBudgets(), entryPoints(repoRoot, packages)];
const specifiers = entries.map(({ specifier }) => specifier);
const problems = budgetProblems(budgets, [], specifiers);
if (problems.length > 0) throw new Error(problems.join('\n'));

export default sizeChecks(budgets, entries);
