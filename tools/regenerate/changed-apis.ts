import type { RegisteredApi } from '../shared/apis.ts';
import { changedFiles } from '../spec-diff/git/changed-files.ts';
import { findBase } from '../spec-diff/git/find-base.ts';
import { askGit } from '../spec-diff/git/git.ts';

/** Which APIs, and why these. */
export interface ChangedApis {
  readonly apis: readonly RegisteredApi[];
  readonly reason: string;
}

/** What all generated code is made with. */
const common = ['specs/apis.yaml', 'tools/bundle/', 'tools/generate/'];

/** The APIs whose spec or generated code changed since the branch left main, committed or not; all when none did. */
export function changedApis(root: string, registered: readonly RegisteredApi[]): ChangedApis {
  const main = askGit({ root }, 'rev-parse', '--verify', '--quiet', 'origin/main^{commit}');
  // With a name given, the base is never the commit before, in which nobody is interested here.
  const base = findBase(root, main === undefined ? 'HEAD' : 'origin/main');
  if ('reason' in base) return { apis: registered, reason: `All APIs: ${base.reason}.` };
  const files = changedFiles(root, base.sha, ['specs', 'packages', 'tools']);
  const tool = files.find(
    (file) => common.some((path) => file.startsWith(path)) && !file.endsWith('.test.ts'),
  );
  if (tool !== undefined) {
    return { apis: registered, reason: `All APIs: ${tool} changed since ${base.label}.` };
  }
  const apis = registered.filter((api) => {
    const own = [`specs/${api.id}/`, generatedFolderOf(api)];
    return files.some((file) => own.some((folder) => file.startsWith(folder)));
  });
  if (apis.length === 0)
    return { apis: registered, reason: `All APIs: none of them changed since ${base.label}.` };
  return { apis, reason: `Changed since ${base.label}: ${apis.map(({ id }) => id).join(', ')}.` };
}

function generatedFolderOf({ package: folder, entry }: RegisteredApi): string {
  return `packages/${folder}/src/gen/${entry === '.' ? '' : `${entry}/`}`;
}
