import { join } from 'node:path';
import {
  type Config,
  getLineColLocation,
  loadConfig,
  type NormalizedProblem,
  lint as redoclyLint,
} from '@redocly/openapi-core';
import { specsRoot } from '../shared/folders.ts';
import type { Problem } from '../shared/problem.ts';
import type { Severity } from './spec.ts';

let config: Promise<Config> | undefined;

/** What Redocly's rules say of an API, read from its files, by the severity that specs/redocly.yaml gives them. */
export async function redoclyProblems(rootFile: string): Promise<Record<Severity, Problem[]>> {
  config ??= loadConfig({ configPath: join(specsRoot, 'redocly.yaml') });
  const found: Record<Severity, Problem[]> = { error: [], warn: [] };
  const unions = new Set<string>();
  for (const problem of await redoclyLint({ ref: rootFile, config: await config })) {
    const [location] = problem.location;
    if (problem.ignored || !location || isToldByUs(problem)) continue;
    const { source, start } = getLineColLocation(location);
    const place = { file: source.absoluteRef, line: start.line, column: start.col };
    // It tells each pair of variants that overlap: a union of forty has some hundreds of them, and is one thing to do.
    if (problem.message.startsWith('Schemas in `oneOf` must')) {
      const union = JSON.stringify(place);
      if (unions.has(union)) continue;
      unions.add(union);
    }
    const message = [problem.message, ...suggestions(problem.suggest)].join(' ');
    found[problem.severity].push({ ...place, rule: problem.ruleId, message });
  }
  return found;
}

/** Our `tagged-unions` says what is wrong with a `discriminator`, and in which variant. */
function isToldByUs({ message }: NormalizedProblem): boolean {
  return message.includes('the `discriminator` cannot');
}

function suggestions(suggest: readonly string[]): string[] {
  return suggest.length === 0 ? [] : [`Did you mean ${suggest.join(', ')}?`];
}
