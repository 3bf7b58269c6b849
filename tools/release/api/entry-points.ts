import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';

/** A module that users import. */
export interface EntryPoint {
  /** As it is imported: `@quittance/fiskaly/sign-pt`. */
  readonly specifier: string;
  /** `.` or `./sign-pt`. */
  readonly subpath: string;
  /** The folder below `packages/`. */
  readonly folder: string;
  /** The built declarations, absolute. */
  readonly types: string;
  /** The built module, absolute. */
  readonly module: string;
  /** The committed report, from the root of the repository. */
  readonly report: string;
}

/** The modules that packages offer, in the order of their manifests: the manifest is the only list of them. */
export function entryPoints(root: string, packages: readonly WorkspacePackage[]): EntryPoint[] {
  return packages.flatMap(({ folder, name, manifest }) =>
    Object.entries(manifest.exports ?? {}).flatMap(([subpath, target]) => {
      if (typeof target === 'string') return [];
      const stem = subpath === '.' ? 'index' : subpath.slice('./'.length).replaceAll('/', '.');
      return [
        {
          specifier: subpath === '.' ? name : `${name}/${subpath.slice('./'.length)}`,
          subpath,
          folder,
          types: join(root, 'packages', folder, target.types),
          module: join(root, 'packages', folder, target.default),
          report: `packages/${folder}/api/${stem}.api.md`,
        },
      ];
    }),
  );
}
