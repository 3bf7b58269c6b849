import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyWorkspace } from '../../release/workspace/copy-workspace.ts';
import type { Files } from '../spec-files/lay-out.ts';

/** A copy of the workspace outside the checkout, in which an API is made before anything of it is written here. */
export interface StagedCopy {
  readonly folder: string;
  /** Writes files into the copy. */
  add(files: Files): void;
  remove(): void;
}

/** Copies what a package is formatted, generated and built from, with the planned files in place. */
export function stagedCopy(root: string, planned: Files): StagedCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-scaffold-')));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const add = (files: Files): void => {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  try {
    copyWorkspace(root, folder, planned);
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, add, remove };
}
