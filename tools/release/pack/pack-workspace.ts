import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guideFile } from '../guide/guide-parts.ts';
import { packageGuide } from '../guide/package-guide.ts';
import type { PreparedWorkspace } from '../workspace/prepare-workspace.ts';
import { packPackage } from './pack-package.ts';
import { type PackedPackage, tarballName } from './packed-package.ts';
import { publishedManifest } from './published-manifest.ts';

/** Where the tarballs go, and what their manifests say. */
export interface PackOptions {
  /** Emptied first. */
  readonly destination: string;
  /** `owner/name` on GitHub. */
  readonly repository?: string | undefined;
}

/** Packs every package of a prepared workspace, each with its licence, its bill of materials and its guide. */
export async function packWorkspace(
  { folder, packages }: PreparedWorkspace,
  { destination, repository }: PackOptions,
): Promise<PackedPackage[]> {
  rmSync(destination, { recursive: true, force: true });
  mkdirSync(destination, { recursive: true });
  const packed: PackedPackage[] = [];
  for (const one of packages) {
    const place = join(folder, 'packages', one.folder);
    const manifest = publishedManifest(one.manifest, { folder: one.folder, repository });
    writeFileSync(join(place, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    cpSync(join(folder, 'LICENSE'), join(place, 'LICENSE'));
    writeFileSync(join(place, guideFile), await packageGuide(folder, one));
    packed.push(await packPackage(folder, one, destination));
    const bill = tarballName(one.name, one.version).replace(/\.tgz$/, '.cdx.json');
    cpSync(join(place, 'sbom.cdx.json'), join(destination, bill));
  }
  return packed;
}
