/**
 * The text of `pnpm-lock.yaml` with a new vendor package among its importers, where pnpm would write it.
 * A new package brings no dependency that the others do not have. So `npm test`, which installs from a frozen
 * lockfile, passes without `pnpm install` before it.
 */
export function registerInLockfile(text: string, folder: string): string {
  const end = text.indexOf('\npackages:\n') + 1;
  if (end === 0 || !text.includes('\nimporters:\n')) {
    throw new Error('pnpm-lock.yaml is not as pnpm 12 writes it. Run `pnpm install`, then this again.');
  }
  const key = `packages/${folder}`;
  const entry = [
    `  ${key}:`,
    '    dependencies:',
    "      '@quittance/runtime':",
    '        specifier: workspace:^',
    '        version: link:../runtime',
    '    devDependencies:',
    "      '@quittance/tools':",
    '        specifier: workspace:*',
    '        version: link:../../tools',
    '',
    '',
  ].join('\n');
  const importers = text.slice(text.indexOf('\nimporters:\n') + '\nimporters:\n'.length, end);
  const next = [...importers.matchAll(/^ {2}(\S+):$/gm)].find(([, name = '']) => name > key);
  const at = next === undefined ? end : end - importers.length + next.index;
  return text.slice(0, at) + entry + text.slice(at);
}
