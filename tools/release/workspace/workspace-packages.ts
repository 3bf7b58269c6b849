import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A `package.json`, as far as a release reads it. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}

/** A package that is released. */
export interface WorkspacePackage {
  /** The folder below `packages/`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly manifest: PackageManifest;
}

/**
 * The packages of a workspace that are published, dependencies first: so each one finds in the registry, or in the
 * build, what it needs.
 */
export function workspacePackages(root: string): WorkspacePackage[] {
  const folders = join(root, 'packages');
  const found = (existsSync(folders) ? readdirSync(folders) : []).sort().flatMap((folder) => {
    const file = join(folders, folder, 'package.json');
    if (!existsSync(file)) return [];
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as PackageManifest;
    return manifest.private === true
      ? []
      : [{ folder, name: manifest.name, version: manifest.version, manifest }];
  });
  const ordered: WorkspacePackage[] = [];
  const add = (one: WorkspacePackage, above: readonly string[]): void => {
    if (ordered.includes(one)) return;
    if (above.includes(one.name)) {
      throw new Error(`Packages need each other in a circle: ${[...above, one.name].join(' → ')}.`);
    }
    for (const needed of found) {
      if (one.manifest.dependencies?.[needed.name] !== undefined) add(needed, [...above, one.name]);
    }
    ordered.push(one);
  };
  for (const one of found) add(one, []);
  return ordered;
}
