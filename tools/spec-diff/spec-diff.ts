import { regenerate } from '../generate/regenerate.ts';
import { type WorkspacePackage, workspacePackages } from '../release/workspace/workspace-packages.ts';
import { registeredApis } from '../shared/apis.ts';
import { checkChangesets } from './changesets/check-changesets.ts';
import { type PlannedChangeset, planChangeset, writeChangeset } from './changesets/write-changeset.ts';
import { type ApiDiff, compareSpecs } from './compare-specs.ts';
import { changedFiles } from './git/changed-files.ts';
import { findBase } from './git/find-base.ts';
import { reportJson, reportLines } from './report.ts';

/** What to do, where. */
export interface SpecDiffOptions {
  readonly root: string;
  /** A git ref. Default: see `findBase`. */
  readonly base?: string;
  /** Prints JSON instead of lines. */
  readonly json?: boolean;
  /** Regenerates what changed and writes its changesets. */
  readonly changeset?: boolean;
  /** With `changeset`: regenerates and writes nothing, and shows what would be written. */
  readonly dryRun?: boolean;
  /** Fails where a package changed and no changeset says so. */
  readonly check?: boolean;
}

/** What to print, and whether all is well. */
export interface SpecDiffResult {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** Compares the specs with those of a commit, and does what the options ask for. */
export async function specDiff(options: SpecDiffOptions): Promise<SpecDiffResult> {
  const { root, json = false, changeset = false, dryRun = false, check = false } = options;
  const base = findBase(root, options.base);
  if ('reason' in base) {
    if (json)
      return { ok: true, lines: [JSON.stringify({ base: null, reason: base.reason, apis: [] }, null, 2)] };
    return { ok: true, lines: [`No base to compare with: ${base.reason}.`] };
  }
  const diffs = await compareSpecs(root, base.sha);
  const packages = workspacePackages(root);
  if (json) return { ok: true, lines: [reportJson(base.sha, diffs, packages)] };
  const lines = reportLines(diffs, packages);
  if (lines.length === 0) lines.push(`The specs are as in ${base.label}.`);
  else lines.unshift(`Compared with ${base.label}:`);
  if (changeset) {
    const done = await renew({ root, sha: base.sha, diffs, packages, dryRun });
    if (!done.ok || !check) return { ok: done.ok, lines: [...lines, ...done.lines] };
    lines.push(...done.lines);
  }
  if (!check) return { ok: true, lines };
  const missing = checkChangesets(root, base.sha, diffs);
  const verdict = missing.length === 0 ? [`Every change since ${base.label} has its changeset.`] : missing;
  return { ok: missing.length === 0, lines: [...lines, ...verdict] };
}

interface Renewal {
  readonly root: string;
  readonly sha: string;
  readonly diffs: readonly ApiDiff[];
  readonly packages: readonly WorkspacePackage[];
  readonly dryRun: boolean;
}

/** Regenerates what changed and writes its changesets; a dry run shows them. */
async function renew({ root, sha, diffs, packages, dryRun }: Renewal): Promise<SpecDiffResult> {
  const unreadable = diffs.filter((diff) => diff.unreadable !== undefined);
  if (unreadable.length > 0) {
    const ids = unreadable.map(({ api }) => api.id).join(', ');
    return { ok: false, lines: [`Nothing was written: what changed in ${ids} is not known.`] };
  }
  const generated = dryRun ? { ok: true, lines: [] } : await regenerateChanged(root, sha, diffs);
  if (!generated.ok) return generated;
  const lines = packages.flatMap((one) => {
    const own = diffs.filter(({ api }) => api.package === one.folder);
    const planned = planChangeset(root, sha, one, own);
    if (planned === undefined) return [];
    if (dryRun) return [describe(planned)];
    writeChangeset(root, planned);
    return [`${planned.file}  ${planned.outcome}`];
  });
  return { ok: true, lines: [...generated.lines, ...lines] };
}

async function regenerateChanged(
  root: string,
  sha: string,
  diffs: readonly ApiDiff[],
): Promise<SpecDiffResult> {
  const registered = registeredApis(`${root}/specs`);
  const generated = changedFiles(root, sha, ['packages']).filter((file) => file.includes('/src/gen/'));
  const lines: string[] = [];
  for (const api of registered) {
    const folder = `packages/${api.package}/src/gen/${api.entry === '.' ? '' : `${api.entry}/`}`;
    const isStale =
      diffs.some((diff) => diff.api.id === api.id) || generated.some((file) => file.startsWith(folder));
    if (!isStale) continue;
    const outcome = await regenerate(api, { registered, root });
    lines.push(...outcome.lines);
    if (!outcome.ok) return { ok: false, lines };
  }
  return { ok: true, lines };
}

function describe({ file, outcome, content }: PlannedChangeset): string {
  if (outcome === 'unchanged') return `${file}  says so already`;
  const text = content === undefined ? '' : `:\n\n${content.trimEnd().replace(/^(?=.)/gm, '  ')}\n`;
  return `${file}  would be ${outcome}${text}`;
}
