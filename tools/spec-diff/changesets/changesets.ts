import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { changedFiles } from '../git/changed-files.ts';
import { type Bump, isBump } from './bump.ts';

/** A changeset: what it says of which package, and the text below. */
export interface Changeset {
  readonly bumps: ReadonlyMap<string, Bump>;
  readonly text: string;
}

/** Reads a changeset. A text without front matter names no package. */
export function parseChangeset(source: string): Changeset {
  const [, front = '', text = ''] =
    /^\s*---\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(source) ?? [];
  const releases = Object.entries((parse(front) as Record<string, unknown> | null) ?? {});
  const bumps = releases.filter((entry): entry is [string, Bump] => isBump(entry[1]));
  return { bumps: new Map(bumps), text: text.trim() };
}

/** Writes a changeset for one package. */
export function formatChangeset(packageName: string, bump: Bump, text: string): string {
  return `---\n"${packageName}": ${bump}\n---\n\n${text}\n`;
}

/** Every changeset that waits for a release. */
export function pendingChangesets(root: string): Changeset[] {
  const folder = join(root, '.changeset');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return readChangesets(
    root,
    names.sort().map((name) => `.changeset/${name}`),
  );
}

/** Those that were written or edited since a commit. */
export function changesetsSince(root: string, sha: string): Changeset[] {
  return readChangesets(root, changedFiles(root, sha, ['.changeset']));
}

function readChangesets(root: string, files: readonly string[]): Changeset[] {
  return files
    .filter((file) => file.endsWith('.md') && !file.endsWith('/README.md') && existsSync(join(root, file)))
    .map((file) => parseChangeset(readFileSync(join(root, file), 'utf8')));
}
