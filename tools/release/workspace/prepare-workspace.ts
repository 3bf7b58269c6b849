import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBuilt } from '../../shared/builds/require-built.ts';
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
  /** Raises the versions as the waiting changesets say, in the copy only: builds tell them, so all are made. Default false. */
  readonly raise?: boolean;
  /** Takes the builds of the checkout that are of its sources, types included, and makes the others. Default false. */
  readonly reuse?: boolean;
  /** Told of each step. */
  readonly onStep?: (words: string) => void;
}

/** Copies the workspace, builds each package from its sources and writes its bill of materials. */
export async function prepareWorkspace(
  root: string,
  { raise = false, reuse = false, onStep = () => {} }: PrepareOptions = {},
): Promise<PreparedWorkspace> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-release-')));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyWorkspace(root, folder);
    if (raise) await raiseVersions(folder, root);
    const packages = workspacePackages(folder);
    for (const one of packages) {
      if (reuse && !raise && isBuilt(one.folder, root)) {
        cpSync(distOf(root, one), distOf(folder, one), { recursive: true });
      } else {
        onStep(`building ${one.name} ${one.version}`);
        await buildPackage(folder, one);
      }
      await writeSbom(folder, one);
    }
    return { folder, packages, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function distOf(root: string, { folder }: WorkspacePackage): string {
  return join(root, 'packages', folder, 'dist');
}
