import type { Result, VersionResult } from '../run-version.ts';
import { whyNotCounted } from '../scenarios/not-counted.ts';

/** A table of Markdown: how many scenarios of each area are counted, and pass in each version of OpenAPI. */
export function formatTable(versions: readonly VersionResult[]): string {
  const [first] = versions;
  const areas = [...new Set((first?.results ?? []).map(areaOf))].sort();
  const counted = (results: readonly Result[]) =>
    results.filter(({ scenario }) => whyNotCounted(scenario) === undefined);
  const row = (title: string, of: (results: readonly Result[]) => readonly Result[]): string => {
    const all = of(first?.results ?? []);
    const passed = versions.map(
      ({ results }) => counted(of(results)).filter(({ failures }) => failures.length === 0).length,
    );
    return `| ${[title, all.length, counted(all).length, ...passed].join(' | ')} |`;
  };
  const heads = versions.map(({ version }) => `OpenAPI ${version.replace(/\.0$/, '')}`);
  return [
    `| ${['', 'Scenarios', 'Counted', ...heads].join(' | ')} |`,
    `|${['---', '---:', '---:', ...heads.map(() => '---:')].join('|')}|`,
    ...areas.map((area) => row(`\`${area}\``, (results) => results.filter((one) => areaOf(one) === area))),
    row('**all**', (results) => results),
  ].join('\n');
}

function areaOf({ scenario }: Result): string {
  return scenario.area.split('/')[0] ?? '';
}
