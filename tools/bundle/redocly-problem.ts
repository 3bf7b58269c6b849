import { getLineColLocation, type NormalizedProblem, YamlParseError } from '@redocly/openapi-core';
import { repoRoot } from '../shared/folders.ts';
import { displayPath, type Problem } from '../shared/problem.ts';

/** What Redocly threw: the root is missing, is no YAML, or is no OpenAPI. */
export function fromError(error: unknown, rootFile: string): Problem {
  const rule = 'bundle';
  if (error instanceof YamlParseError) {
    const { line, col } = error;
    return {
      file: error.source.absoluteRef,
      line: line || 1,
      column: col || 1,
      rule,
      message: notYaml(error.message.replace(/ in ".*$/, '')),
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file: rootFile,
    line: 1,
    column: 1,
    rule,
    message: `${reason}. The root begins with \`openapi: 3.1.0\`.`,
  };
}

/** What Redocly found: most often a reference that leads nowhere. */
export function fromProblem(problem: NormalizedProblem): Problem {
  const rule = 'bundle';
  const [location] = problem.location;
  // Redocly reports broken YAML at the reference to the file; the reader wants the broken line.
  const broken = /: (.*) in "(.+)" \((\d+):(\d+)\)$/.exec(problem.message.trim());
  if (broken) {
    const [, reason = '', file = '', line, column] = broken;
    return { file, line: Number(line), column: Number(column), rule, message: notYaml(reason) };
  }
  if (!location) return { file: '', line: 1, column: 1, rule, message: problem.message };
  const { source, start } = getLineColLocation(location);
  return {
    file: source.absoluteRef,
    line: start.line,
    column: start.col,
    rule,
    message: notResolved(problem.message),
  };
}

function notYaml(reason: string): string {
  return `Not valid YAML: ${reason}. Correct the indentation or the quotes here.`;
}

function notResolved(message: string): string {
  const [, missing] = /ENOENT.*'(.+)'$/.exec(message.trim()) ?? [];
  if (missing !== undefined) {
    return `The \`$ref\` leads to ${displayPath(missing)}, which is not there. Write the file, or correct the path: it is relative to the file it stands in.`;
  }
  const reason = message.trim().replaceAll(`${repoRoot}/`, '').replace(/\.?$/, '.');
  return `${reason} Correct the \`$ref\`: a path relative to the file it stands in, as \`$ref: models/Record.yaml\`.`;
}
