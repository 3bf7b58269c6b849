import { join } from 'node:path';
import { type Config, getLineColLocation, loadConfig, lint as redoclyLint } from '@redocly/openapi-core';
import { specsRoot } from '../shared/folders.ts';
import type { Problem } from '../shared/problem.ts';

let config: Promise<Config> | undefined;

/** What Redocly's rules (specs/redocly.yaml) say of an API, read from its files. A warning counts as an error. */
export async function redoclyProblems(rootFile: string): Promise<Problem[]> {
  config ??= loadConfig({ configPath: join(specsRoot, 'redocly.yaml') });
  const problems = await redoclyLint({ ref: rootFile, config: await config });
  return problems.flatMap((problem) => {
    const [location] = problem.location;
    if (problem.ignored || !location) return [];
    const { source, start } = getLineColLocation(location);
    return [
      {
        file: source.absoluteRef,
        line: start.line,
        column: start.col,
        rule: problem.ruleId,
        message: [problem.message, ...suggestions(problem.suggest)].join(' '),
      },
    ];
  });
}

function suggestions(suggest: readonly string[]): string[] {
  return suggest.length === 0 ? [] : [`Did you mean ${suggest.join(', ')}?`];
}
