import { workspacePackages } from '../release/workspace/workspace-packages.ts';
import type { RegisteredApi } from '../shared/apis.ts';
import { tryRun } from '../shared/run.ts';
import { correctCounts } from './operation-counts.ts';
import type { Step } from './run-steps.ts';

/** All that is made of the specs of some APIs, in the order in which one needs the other. */
export function stepsFor(root: string, apis: readonly RegisteredApi[]): Step[] {
  const ids = apis.map(({ id }) => id);
  const names = workspacePackages(root)
    .filter(({ folder }) => apis.some((api) => api.package === folder))
    .map(({ name }) => `--filter=${name}`);
  const run =
    (command: string, ...args: readonly string[]) =>
    async () =>
      (await tryRun(command, args, { cwd: root, show: true })).code === 0;
  const tool = (folder: string, ...args: readonly string[]) => run('node', `tools/${folder}/cli.ts`, ...args);
  const quietly = '--output-logs=errors-only';
  const list = ids.join(' ');
  return [
    { title: 'Bundling the spec', alone: `pnpm bundle ${list}`, run: tool('bundle', ...ids) },
    { title: 'Checking the spec by the rules', alone: `pnpm lint:specs ${list}`, run: tool('lint', ...ids) },
    { title: 'Writing the generated code', alone: `pnpm generate ${list}`, run: tool('generate', ...ids) },
    {
      title: 'Counting operations for the READMEs',
      alone: `pnpm regenerate ${list}`,
      run: async () => {
        for (const file of await correctCounts(root, apis)) console.log(`${file}  written`);
        return true;
      },
    },
    { title: 'Building', alone: 'pnpm build', run: run('turbo', 'run', 'build', quietly) },
    {
      title: 'Checking the types of examples and tests',
      alone: `pnpm ${names.join(' ')} typecheck`,
      run: run('turbo', 'run', 'typecheck', ...names, quietly),
    },
    { title: 'Writing the API reports', alone: 'pnpm api', run: run('pnpm', 'api') },
    {
      title: 'Measuring what imports cost',
      alone: 'pnpm size',
      run: run('pnpm', 'size'),
      otherwise:
        'Sizes: make it smaller, or raise its budget in tools/release/size/budgets.json and say why in the commit: pnpm size',
    },
    {
      title: 'Calling every operation against Prism',
      alone: `pnpm contract ${list}`,
      run: tool('contract', ...ids),
    },
    {
      title: 'Telling who upgrades: the changeset',
      alone: 'pnpm spec:changeset --dry-run --check',
      run: tool('spec-diff', '--changeset', '--dry-run', '--check'),
      otherwise:
        'Changeset: write it, and read it as somebody who upgrades: pnpm spec:changeset (pnpm changeset for code of your own)',
    },
  ];
}
