/**
 * The text of `pnpm-lock.yaml` with a new vendor package among its importers, where pnpm would write it.
 * A new package brings no dependency that the others do not have, so its entry is that of any other one, and
 * `npm test`, which installs from a frozen lockfile, passes without `pnpm install` before it.
 */
export function registerInLockfile(text: string, folder: string): string {
  const start = text.indexOf('\nimporters:\n');
  const end = text.indexOf('\npackages:\n');
  const zod = /\n {4}'?zod'?:\n {6}specifier: 4?[^\n]*\n {6}version: ([^\n]+)|\n {6}zod:\n {8}specifier: 'catalog:'\n {8}version: ([^\n]+)/.exec(
    text.slice(start, end),
  )?.[2];
  if (start < 0 || end < 0 || zod === undefined) {
    throw new Error('pnpm-lock.yaml is not as pnpm 12 writes it. Run `pnpm install`, then this again.');
  }
  const key = `packages/${folder}`;
  const entry = `
  ${key}:
    dependencies:
      '@quittance/runtime':
        specifier: workspace:^
        version: link:../runtime
      zod:
        specifier: 'catalog:'
        version: ${zod}
    devDependencies:
      '@quittance/tools':
        specifier: workspace:*
        version: link:../../tools
`;
  const importers = [...text.slice(start, end).matchAll(/\n {2}(\S[^\n]*):\n/g)];
  const next = importers.find(([, name = '']) => name.replaceAll("'", '') > key);
  // A blank line stands before each importer, and `index` is the end of the line before that one.
  const at = next === undefined ? end : start + next.index;
  return text.slice(0, at) + entry.replace(/\n$/, next === undefined ? '' : '\n') + text.slice(at);
}
