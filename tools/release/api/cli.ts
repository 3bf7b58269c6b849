import { repoRoot } from '../../shared/folders.ts';
import { parseCommandLine } from '../../shared/parse-command-line.ts';
import { prepareWorkspace } from '../workspace/prepare-workspace.ts';
import { workspaceReports } from './api-report.ts';
import { checkReports, writeReports } from './check-reports.ts';

// `pnpm api`: writes the report of each entry point's types; `--check` only compares.
const { values } = parseCommandLine('pnpm api [--check]', {
  options: { check: { type: 'boolean', default: false } },
});
const workspace = await prepareWorkspace(repoRoot);
try {
  const reports = workspaceReports(workspace.folder, workspace.packages);
  if (values.check) {
    const problems = checkReports(repoRoot, reports);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    else console.log(`${reports.size} reports say what the build says.`);
  } else {
    for (const line of writeReports(repoRoot, reports)) console.log(line);
  }
} finally {
  workspace.remove();
}
