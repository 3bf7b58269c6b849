import type { VersionResult } from '../run-version.ts';
import { whyNotCounted } from '../scenarios/not-counted.ts';

/** What is wrong with a run: failures that nobody named, named ones that pass, what the compiler says. */
export function assess(
  { version, results, typeErrors }: VersionResult,
  known: Readonly<Record<string, string>>,
): string[] {
  const problems: string[] = [];
  for (const { scenario, failures } of results) {
    const { name } = scenario;
    const counted = whyNotCounted(scenario) === undefined;
    const fails = failures.length > 0;
    if (!counted && !fails) problems.push(`${version} ${name}: passes, so it can be counted`);
    if (counted && fails && known[name] === undefined)
      problems.push(`${version} ${name}: ${failures.join('; ')}`);
    if (!fails && known[name] !== undefined)
      problems.push(`${version} ${name}: passes; it is named as one that fails`);
  }
  return [...problems, ...typeErrors.map((error) => `${version} ${error}`)];
}
