import { specifierOf, type Target } from '../target.ts';

/**
 * The text of the root's README with a row for one more API in its table of packages: below the other APIs of the
 * vendor, or above the runtime, which is the last.
 */
export function registerInReadme(
  text: string,
  target: Target,
  facts: { title: string; count: number },
): string {
  const lines = text.split('\n');
  const last = lines.findIndex((line) => line.startsWith('| [`@quittance/runtime`]'));
  if (last < 0) {
    throw new Error(
      'README.md has no row for `@quittance/runtime`, above which a new API is listed. Write it.',
    );
  }
  const own = lines.findIndex((line) => line.startsWith(`| [\`@quittance/${target.package}\`]`));
  const isBelow = own >= 0 && own < last;
  let at = isBelow ? own + 1 : last;
  while (isBelow && lines[at]?.startsWith('| |')) at += 1;
  const page = `packages/${target.package}/src/gen/${target.entry === '.' ? '' : `${target.entry}/`}operations.md`;
  const name = isBelow ? '' : ` [\`@quittance/${target.package}\`](packages/${target.package})`;
  const subpath = specifierOf(target).replace(`@quittance/${target.package}`, '');
  const row = `|${name} |${subpath === '' ? '' : ` \`${subpath}\``} | ${facts.title} | [${facts.count}](${page}) |`;
  return [...lines.slice(0, at), row, ...lines.slice(at)].join('\n');
}
