import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is published. */
export interface PublicPackage {
  /** The folder below `packages/`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** Reads the published packages of the workspace, by folder. */
export function publicPackages(root: string): PublicPackage[] {
  const folders = join(root, 'packages');
  return (existsSync(folders) ? readdirSync(folders) : []).sort().flatMap((folder) => {
    const file = join(folders, folder, 'package.json');
    if (!existsSync(file)) return [];
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const { name, version } = manifest;
    if (manifest.private === true || typeof name !== 'string' || typeof version !== 'string') return [];
    return [{ folder, name, version }];
  });
}
