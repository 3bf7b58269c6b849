import { guideFile } from '../guide/guide-parts.ts';
import type { PackageManifest } from '../workspace/workspace-packages.ts';

/** What a release knows and a checkout does not. */
export interface ReleaseFacts {
  /** `owner/name` on GitHub. Provenance is refused when it is not in the manifest. */
  readonly repository?: string | undefined;
  /** The folder below `packages/`. */
  readonly folder: string;
}

/** Files that a release adds beside those the package lists. */
export const addedFiles = ['sbom.cdx.json', guideFile] as const;

/**
 * The manifest as it is published: without what serves development only (its scripts name files that are not packed,
 * and its development dependencies are private), and with the repository that the release comes from.
 */
export function publishedManifest(manifest: PackageManifest, facts: ReleaseFacts): PackageManifest {
  const { scripts: _scripts, devDependencies: _devDependencies, files = [], ...kept } = manifest;
  return {
    ...kept,
    ...(facts.repository === undefined
      ? {}
      : {
          repository: {
            type: 'git',
            url: `git+https://github.com/${facts.repository}.git`,
            directory: `packages/${facts.folder}`,
          },
        }),
    files: [...files, ...addedFiles],
  };
}
