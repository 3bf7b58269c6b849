import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emitted } from './emit/emit.ts';

/** A generated file that is not as the spec makes it. */
export interface Drift {
  readonly file: string;
  readonly kind: 'missing' | 'changed' | 'left over';
}

/**
 * Compares a folder with what the spec makes. `apart` names folders inside it that belong to other APIs.
 */
export function findDrift(folder: string, emitted: Emitted, apart: readonly string[] = []): Drift[] {
  const drift: Drift[] = [];
  for (const [name, text] of emitted) {
    const file = join(folder, name);
    if (!existsSync(file)) drift.push({ file, kind: 'missing' });
    else if (readFileSync(file, 'utf8') !== text) drift.push({ file, kind: 'changed' });
  }
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!emitted.has(name) && !apart.includes(name))
      drift.push({ file: join(folder, name), kind: 'left over' });
  }
  return drift;
}

/** Brings a folder into line: writes what differs, removes what is left over. Returns what it did. */
export function writeGenerated(folder: string, emitted: Emitted, apart: readonly string[] = []): Drift[] {
  const drift = findDrift(folder, emitted, apart);
  mkdirSync(folder, { recursive: true });
  for (const { file, kind } of drift) {
    if (kind === 'left over') rmSync(file, { recursive: true });
  }
  for (const [name, text] of emitted) {
    const file = join(folder, name);
    if (drift.some((entry) => entry.file === file)) writeFileSync(file, text);
  }
  return drift;
}
