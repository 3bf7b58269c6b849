import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from './spec-files/lay-out.ts';

/** Refuses to write over what nobody has read, or over what is no longer as it was read. */
export function refuseOverwriting(root: string, files: Files, read: ReadonlyMap<string, string>): void {
  for (const path of files.keys()) {
    const there = existsSync(join(root, path));
    const before = read.get(path);
    if (before === undefined && there) {
      throw new Error(
        `${path} is there already, and nothing is overwritten. Delete it, or choose another id.`,
      );
    }
    if (before !== undefined && (!there || readFileSync(join(root, path), 'utf8') !== before)) {
      throw new Error(`${path} was changed by somebody else meanwhile. Run this again.`);
    }
  }
}

/**
 * Writes every file, or none: what was done before one fails is taken back, new folders too. Each is written beside its
 * place first, so that a full disk is met before anything is replaced.
 */
export function writeWhole(root: string, files: Files): void {
  const undo: (() => void)[] = [];
  const beside = (path: string): string => `${join(root, path)}.${process.pid}.tmp`;
  try {
    for (const [path, text] of files) {
      const folder = dirname(join(root, path));
      const made = topmostMissing(folder);
      if (made !== undefined) undo.push(() => rmSync(made, { recursive: true, force: true }));
      mkdirSync(folder, { recursive: true });
      undo.push(() => rmSync(beside(path), { force: true }));
      writeFileSync(beside(path), text);
    }
    for (const path of files.keys()) {
      const place = join(root, path);
      const before = existsSync(place) ? readFileSync(place) : undefined;
      renameSync(beside(path), place);
      undo.push(() => (before === undefined ? rmSync(place) : writeFileSync(place, before)));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

function topmostMissing(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  return topmostMissing(dirname(folder)) ?? folder;
}
