import type { PackedPackage } from './packed-package.ts';

/** What was packed, as one reads it: each package with its files and their sizes. */
export function formatPacked(packed: readonly PackedPackage[]): string[] {
  return packed.flatMap(({ name, version, tarball, bytes, files }) => {
    const unpacked = files.reduce((sum, file) => sum + file.bytes, 0);
    const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    return [
      '',
      `${name} ${version}  ${kilobytes(bytes)} packed, ${kilobytes(unpacked)} unpacked, ${files.length} files`,
      `  ${tarball}`,
      ...sorted.map((file) => `  ${kilobytes(file.bytes).padStart(10)}  ${file.path}`),
    ];
  });
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
