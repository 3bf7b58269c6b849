import { relative, sep } from 'node:path';
import { repoRoot } from './folders.ts';

/** One thing that is wrong in a spec, and where it is written. */
export interface Problem {
  /** Absolute path of the file. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

/** The path as a reader of the repository would write it: `specs/keyline/openapi.yaml`. */
export function displayPath(file: string, root: string = repoRoot): string {
  return relative(root, file).split(sep).join('/');
}

/** One problem on one line: `specs/…/file.yaml:12:5  rule-name  message`. */
export function formatProblem(problem: Problem): string {
  const place = `${displayPath(problem.file)}:${problem.line}:${problem.column}`;
  return `${place}  ${problem.rule}  ${problem.message.trim().replace(/\s+/g, ' ')}`;
}

/** By file, then line, then column, then rule; the same problem twice is kept once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const byLine = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...byLine.values()].sort(
    (a, b) =>
      a.file.localeCompare(b.file, 'en') ||
      a.line - b.line ||
      a.column - b.column ||
      a.rule.localeCompare(b.rule, 'en'),
  );
}

/** Thrown by a tool that cannot go on because of what the spec says. The message lists every problem. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly problems: readonly Problem[];

  constructor(summary: string, problems: readonly Problem[]) {
    super([summary, ...problems.map(formatProblem)].join('\n'));
    this.problems = problems;
  }
}
