import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { specsRoot } from '../shared/folders.ts';
import type { Bundle } from './bundle.ts';

/** Where the bundle of an API is written: `specs/.bundled/fiskaly/sign-pt.json`. */
export function bundleFile(id: string, specs: string = specsRoot): string {
  return join(specs, '.bundled', `${id}.json`);
}

/** Writes a bundle, whole or not at all. Tells whether anything changed: an unchanged file keeps its time. */
export function writeBundle(
  bundle: Bundle,
  options: { specs?: string } = {},
): { file: string; changed: boolean } {
  const file = bundleFile(bundle.id, options.specs);
  const text = `${JSON.stringify(bundle.document, null, 2)}\n`;
  if (readIfThere(file) === text) return { file, changed: false };
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
  return { file, changed: true };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
