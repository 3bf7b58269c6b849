import type { WorkspacePackage } from '../release/workspace/workspace-packages.ts';
import type { RegisteredApi } from '../shared/apis.ts';
import { bumpFor } from './changesets/bump.ts';
import type { ApiDiff } from './compare-specs.ts';
import type { Finding } from './rules/findings.ts';
import { type Level, levels } from './rules/rule.ts';
import { worst } from './rules/rules.ts';

const titles: Readonly<Record<Level, string>> = {
  breaking: 'breaking',
  additive: 'additive',
  words: 'words only',
};

/** The differences as lines to print: each API, by level, each finding with the row of the table that classified it. */
export function reportLines(diffs: readonly ApiDiff[], packages: readonly WorkspacePackage[]): string[] {
  return diffs.flatMap(({ api, findings, unreadable }) => {
    if (unreadable !== undefined) {
      return [
        `${api.id}: the spec changed, and the one before cannot be read. Compare with another commit: --base <ref>`,
        ...unreadable.split('\n').map((line) => `  ${line}`),
      ];
    }
    const { level, impact, name, bump } = releaseOf(api, findings, packages);
    const release = name === undefined ? '' : `  →  ${name} ${bump}`;
    return [`${api.id}: ${titles[level]}; API: ${impact}${release}`, ...findingLines(findings)];
  });
}

/** The same for programs. */
export function reportJson(
  base: string,
  diffs: readonly ApiDiff[],
  packages: readonly WorkspacePackage[],
): string {
  const apis = diffs.map(({ api, title, findings, unreadable }) => {
    if (unreadable !== undefined) return { id: api.id, title, unreadable };
    const { level, impact, name, bump } = releaseOf(api, findings, packages);
    return { id: api.id, title, package: name, bump, level, api: impact, findings };
  });
  return JSON.stringify({ base, apis }, null, 2);
}

/** What findings mean together, and the package and release that they need; none where nothing is published. */
function releaseOf(api: RegisteredApi, findings: readonly Finding[], packages: readonly WorkspacePackage[]) {
  const { level, api: impact } = worst(findings);
  const one = packages.find(({ folder }) => folder === api.package);
  return { level, impact, name: one?.name, bump: one && bumpFor(level, one.version) };
}

/** Findings as lines to print, by level. */
export function findingLines(findings: readonly Finding[]): string[] {
  return levels.flatMap((level) => section(level, findings));
}

function section(level: Level, findings: readonly Finding[]): string[] {
  const own = findings.filter((finding) => finding.level === level);
  if (own.length === 0) return [];
  return [`  ${titles[level]}`, ...own.map(({ text, rule, api }) => `    ${text}  [${rule}; API: ${api}]`)];
}
