import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../shared/run.ts';
import type { WorkspacePackage } from './workspace-packages.ts';

/**
 * Writes `sbom.cdx.json`, a CycloneDX bill of materials of what is installed with a package, from the lockfile: names,
 * versions, licences and hashes. It is packed, so that whoever has the package has it too.
 */
export async function writeSbom(root: string, { folder, name }: WorkspacePackage): Promise<void> {
  const file = join(root, 'packages', folder, 'sbom.cdx.json');
  const format = ['--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6'];
  await run('pnpm', ['sbom', ...format, '--filter', name, '--prod', '--out', file], { cwd: root });
  const { metadata } = JSON.parse(readFileSync(file, 'utf8')) as Sbom;
  const { group, name: bare } = metadata?.component ?? {};
  // A filter that matches nothing is no failure for pnpm.
  if (`${group}/${bare}` !== name) throw new Error(`pnpm sbom wrote no bill of materials for ${name}.`);
}

interface Sbom {
  readonly metadata?: { readonly component?: { readonly group?: string; readonly name?: string } };
}
