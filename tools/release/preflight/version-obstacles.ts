import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pendingChangesets } from '../../spec-diff/changesets/changesets.ts';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';

/** What in the versions and changelogs forbids a release, one sentence each. */
export function versionObstacles(root: string, unpublished: readonly WorkspacePackage[]): string[] {
  const waiting = pendingChangesets(root).length;
  if (waiting > 0) {
    return [
      `${waiting === 1 ? 'A changeset waits' : `${waiting} changesets wait`} in .changeset, so versions are not raised yet. Run \`pnpm changeset version\`, commit what it writes, and release that commit.`,
    ];
  }
  return unpublished.flatMap(({ folder, name, version }) => {
    if (version === '0.0.0') {
      return [
        `${name} has no version yet. Write its changeset (\`pnpm changeset\`), then \`pnpm changeset version\`.`,
      ];
    }
    const changelog = join(root, 'packages', folder, 'CHANGELOG.md');
    const isTold = existsSync(changelog) && readFileSync(changelog, 'utf8').includes(`\n## ${version}\n`);
    return isTold
      ? []
      : [
          `packages/${folder}/CHANGELOG.md does not tell of ${version}. Versions are raised by \`pnpm changeset version\`, never by hand.`,
        ];
  });
}
