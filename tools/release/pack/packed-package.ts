/** A file in a tarball. */
export interface PackedFile {
  /** From the package's root. */
  readonly path: string;
  /** Uncompressed, in bytes. */
  readonly bytes: number;
}

/** A package, packed: what `npm publish` sends. */
export interface PackedPackage {
  /** The folder below `packages/`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** Absolute path. */
  readonly tarball: string;
  /** Of the tarball, in bytes. */
  readonly bytes: number;
  readonly files: readonly PackedFile[];
  /** The `sha512-…` of the tarball, as lockfiles and registries write it. */
  readonly integrity: string;
}

/** The name npm gives to a tarball: `quittance-fiskaly-1.2.0.tgz`. */
export function tarballName(name: string, version: string): string {
  return `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
}
