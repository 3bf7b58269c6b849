import { requireBuilt } from '../../shared/builds/require-built.ts';
import { type PreparedWorkspace, prepareWorkspace } from './prepare-workspace.ts';
import { workspacePackages } from './workspace-packages.ts';

/**
 * The packages with their builds: from a clean build in a copy, as a release makes them, or, in a fraction of the time,
 * as they are built in the checkout.
 */
export async function openWorkspace(root: string, built: boolean): Promise<PreparedWorkspace> {
  if (!built) return prepareWorkspace(root);
  const packages = workspacePackages(root);
  requireBuilt(
    packages.map(({ folder }) => folder),
    root,
  );
  return { folder: root, packages, remove: () => {} };
}
