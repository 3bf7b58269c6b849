import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspacePackage } from '../../release/workspace/workspace-packages.ts';
import type { ApiDiff } from '../compare-specs.ts';
import { git } from '../git/git.ts';
import { worst } from '../rules/rules.ts';
import { bumpFor, isEnough } from './bump.ts';
import { changesetText } from './changeset-text.ts';
import { formatChangeset, parseChangeset } from './changesets.ts';

/** What there is to do about the changeset of a package. */
export interface PlannedChangeset {
  /** From the root: `.changeset/spec-fiskaly.md`. */
  readonly file: string;
  readonly outcome: 'written' | 'updated' | 'unchanged' | 'removed';
  /** The whole file, where it is to be written. */
  readonly content?: string;
}

/**
 * Says how to bring the changeset of a package into line with what changed since a commit. There is one for each package
 * and base, so that a second run updates it; one that already says all of it, in whatever company, is left alone;
 * one that has nothing left to say is removed.
 */
export function planChangeset(
  root: string,
  sha: string,
  { folder, name, version }: WorkspacePackage,
  diffs: readonly ApiDiff[],
): PlannedChangeset | undefined {
  const file = `.changeset/${freeName(root, sha, folder)}.md`;
  const path = join(root, file);
  const isThere = existsSync(path);
  if (diffs.length === 0) return isThere ? { file, outcome: 'removed' } : undefined;
  const bump = bumpFor(worst(diffs.flatMap(({ findings }) => findings)).level, version);
  const text = changesetText(diffs);
  if (isThere) {
    const written = parseChangeset(readFileSync(path, 'utf8'));
    if (isEnough(written.bumps.get(name) ?? 'none', bump) && written.text.includes(text)) {
      return { file, outcome: 'unchanged' };
    }
  }
  const content = formatChangeset(name, bump, text);
  return { file, outcome: isThere ? 'updated' : 'written', content };
}

/** Does what was planned. */
export function writeChangeset(root: string, { file, outcome, content }: PlannedChangeset): void {
  const path = join(root, file);
  if (outcome === 'removed') rmSync(path);
  if (content === undefined) return;
  mkdirSync(join(root, '.changeset'), { recursive: true });
  writeFileSync(path, content);
}

/** `spec-fiskaly`, with a number where the base has one of that name that is not released yet. */
function freeName(root: string, sha: string, folder: string): string {
  const taken = new Set(git({ root }, 'ls-tree', '--name-only', '-z', sha, '.changeset/').split('\0'));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `spec-${folder}` : `spec-${folder}-${number}`;
    if (!taken.has(`.changeset/${name}.md`)) return name;
  }
}
