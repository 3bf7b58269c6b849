import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage } from './build-package.ts';
import { copyWorkspace } from './copy-workspace.ts';
import { raiseVersions } from './raise-versions.ts';
import { type WorkspacePackage, workspacePackages } from './workspace-packages.ts';
import { writeSbom } from './write-sbom.ts';

/** A copy of the workspace, outside the checkout, with every package built. */
export interface PreparedWorkspace {
  readonly folder: string;
  /** Dependencies first. */
  readonly packages: readonly WorkspacePackage[];
  remove(): void;
}

/** How to prepare a copy. */
export interface PrepareOptions {
  /** Raises the versions as the waiting changesets say, in the copy only. Default false. */
  readonly raise?: boolean;
  /** Told of each step. */
  readonly onStep?: (words: string) => void;
}

/** Copies the workspace, builds each package from its sources and writes its bill of materials. */
export async function prepareWorkspace(
  root: string,
  { raise = false, onStep = () => {} }: PrepareOptions = {},
): Promise<PreparedWorkspace> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-release-')));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyWorkspace(root, folder);
    if (raise) await raiseVersions(folder, root);
    const packages = workspacePackages(folder);
    for (const one of packages) {
      onStep(`building ${one.name} ${one.version}`);
      await buildPackage(folder, one);
      await writeSbom(folder, one);
    }
    return { folder, packages, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
