import { runCommand } from '../../shared/command-line/run-command.ts';
import { repoRoot } from '../../shared/folders.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { workspaceReports } from './api-report.ts';
import { checkReports, writeReports } from './check-reports.ts';

await runCommand(
  {
    name: 'pnpm api',
    summary: "Writes the report of each entry point's types, packages/*/api/*.api.md, from a clean build.",
    options: {
      built: {
        type: 'boolean',
        description: 'Takes the packages as pnpm build left them, which is quicker.',
      },
      check: { type: 'boolean', description: 'Writes nothing, and fails where one differs.' },
    },
    examples: ['pnpm api', 'pnpm api --check'],
  },
  async ({ values }) => {
    const workspace = await openWorkspace(repoRoot, values.built === true);
    try {
      const reports = workspaceReports(workspace.folder, workspace.packages);
      if (values.check !== true) {
        const lines = writeReports(repoRoot, reports);
        const changes = lines.filter((line) => !line.endsWith(': as it was'));
        for (const line of changes) console.log(line);
        console.log(`${lines.length - changes.length} reports are as they were.`);
        return true;
      }
      const problems = checkReports(repoRoot, reports);
      for (const problem of problems) console.error(problem);
      if (problems.length === 0) console.log(`${reports.size} reports say what the build says.`);
      return problems.length === 0;
    } finally {
      workspace.remove();
    }
  },
);
