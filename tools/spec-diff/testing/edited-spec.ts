import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../bundle/bundle.ts';
import { specsRoot } from '../../shared/folders.ts';
import { diffApi } from '../diff/diff-api.ts';
import { type Finding, toFindings } from '../rules/findings.ts';

/** One replacement in one file of a spec; with `find` left out, the file is new. */
export interface Edit {
  readonly file: string;
  readonly find?: string;
  readonly write: string;
}

/** Copies the spec of an API, edits the copy, and tells what the edits mean. */
export async function findingsOf(id: string, ...edits: readonly Edit[]): Promise<Finding[]> {
  const specs = mkdtempSync(join(tmpdir(), 'quittance-edits-'));
  try {
    cpSync(join(specsRoot, id), join(specs, id), { recursive: true });
    cpSync(join(specsRoot, 'apis.yaml'), join(specs, 'apis.yaml'));
    const before = await bundle(id, { specs });
    for (const edit of edits) apply(join(specs, id), edit);
    const after = await bundle(id, { specs });
    return toFindings(diffApi(before.document, after.document));
  } finally {
    rmSync(specs, { recursive: true, force: true });
  }
}

/** Replaces the first occurrence. A text that is not there fails: the edit would prove nothing. */
export function apply(folder: string, { file, find, write }: Edit): void {
  const path = join(folder, file);
  const text = find === undefined ? '' : readFileSync(path, 'utf8');
  if (find !== undefined && !text.includes(find)) {
    throw new Error(`${file} has no \`${find}\` to replace. Adapt the edit to the spec.`);
  }
  writeFileSync(path, find === undefined ? write : text.replace(find, () => write));
}
