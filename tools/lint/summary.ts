import type { Problem } from '../shared/problem.ts';
import type { LintReport } from './lint.ts';

/** What lint says of an API in one line; `adopted` is as in `specs/apis.yaml`. */
export function summaryOf({ id, counts, problems, left }: LintReport, adopted = false): string {
  const summary =
    `${id}: ${counts.operations} operations (${counts.documented} documented), ${counts.schemas} schemas, ` +
    `${counts.namedExamples} named examples, ${counts.sourceExamples} source examples, ${problems.length} problems`;
  if (!adopted) return summary;
  if (left.length > 0) {
    return `${summary}; left to do before it is curated (\`pnpm lint:specs ${id} --todo\` lists it): ${countByRule(left)}`;
  }
  if (problems.length > 0) return summary;
  return `${summary}; nothing is left to do: take \`adopted\` out of its line in specs/apis.yaml`;
}

/** `812 descriptions, 300 scalar-examples`: the most first. */
function countByRule(problems: readonly Problem[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b, 'en'))
    .map(([rule, count]) => `${count} ${rule}`)
    .join(', ');
}
