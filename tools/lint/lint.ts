import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { getLineColLocation, Source } from '@redocly/openapi-core';
import { type Bundle, bundle } from '../bundle/bundle.ts';
import { type Problem, SpecError, sortProblems } from '../shared/problem.ts';
import { redoclyProblems } from './redocly.ts';
import { rules } from './rules/index.ts';
import { compiledSchemas } from './rules/schemas/compiled-schemas.ts';
import { readSourceExamples } from './source-examples.ts';
import { createSpec, type Finding, type Rule, type Spec } from './spec.ts';

/** What lint says of one API. */
export interface LintReport {
  readonly id: string;
  readonly problems: readonly Problem[];
  /** What an adopted API lacks before it is curated. */
  readonly left: readonly Problem[];
  readonly counts: SpecCounts;
}

/** The size of a spec. */
export interface SpecCounts {
  readonly operations: number;
  /** Those that the vendor's page for this API prints, be it without method and path: not `documented: false`. */
  readonly documented: number;
  readonly schemas: number;
  readonly namedExamples: number;
  readonly sourceExamples: number;
}

/**
 * Checks an API by Redocly's rules and by ours. Never throws for what the spec says: that is a problem in the report.
 * Of an adopted API only errors are problems; what is a warning is left to do.
 */
export async function lint(
  id: string,
  options: { specs?: string; adopted?: boolean | undefined } = {},
): Promise<LintReport> {
  let made: Bundle;
  try {
    made = await bundle(id, options);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const counts = { operations: 0, documented: 0, schemas: 0, namedExamples: 0, sourceExamples: 0 };
    return { id, problems: error.problems, left: [], counts };
  }
  const spec = createSpec(made.document, { id, folder: dirname(made.rootFile), files: made.files });
  const found = await redoclyProblems(made.rootFile);
  const isOpenApi = found.error.every(({ rule }) => rule !== 'struct');
  for (const rule of rules) {
    try {
      found[rule.severity].push(...checkRule(rule, spec, made));
    } catch (error) {
      // `type: 7` trips a rule, and is told by Redocly's `struct`.
      if (isOpenApi) throw error;
    }
  }
  found.error = found.error.filter((one) => !isToldTwice(one, found.error));
  if (found.error.length === 0) found.error.push(...checkRule(compiledSchemas, spec, made));
  const { error, warn } = found;
  const [problems, left] = options.adopted ? [error, warn] : [[...error, ...warn], []];
  return { id, problems: sortProblems(problems), left: sortProblems(left), counts: countSpec(spec) };
}

/** `nullable` of a schema is known to Redocly as no keyword at all, and to `banned-keywords` with what to write instead. */
function isToldTwice({ rule, message, file, line }: Problem, all: readonly Problem[]): boolean {
  if (rule !== 'struct' || !message.startsWith('Property `nullable`')) return false;
  return all.some((one) => one.rule === 'banned-keywords' && one.file === file && one.line === line);
}

function checkRule(rule: Rule, spec: Spec, { sources, rootFile }: Bundle): Problem[] {
  return [...rule.check(spec)].map((finding) => {
    const place =
      finding.file === undefined ? sources.locate(finding.pointer ?? '') : placeInFile(finding, rootFile);
    return { ...place, rule: rule.name, message: finding.message };
  });
}

/** The place of a finding outside the bundle. JSON is YAML, so Redocly finds it there, too. */
function placeInFile({ file, within }: Finding, rootFile: string): Pick<Problem, 'file' | 'line' | 'column'> {
  const start = { file: file ?? rootFile, line: 1, column: 1 };
  if (file === undefined || within === undefined) return start;
  const source = new Source(file, readFileSync(file, 'utf8'));
  const { line, col } = getLineColLocation({ source, pointer: `#${within}` }).start;
  return { file, line, column: col };
}

function countSpec({ document, operations, nodes, folder }: Spec): SpecCounts {
  const documented = operations.filter(({ extensions }) => {
    const source = (extensions['x-source'] ?? {}) as { documented?: boolean };
    return source.documented !== false;
  });
  return {
    operations: operations.length,
    documented: documented.length,
    schemas: Object.keys(document.components?.schemas ?? {}).length,
    namedExamples: nodes.filter(({ kind, isRef }) => kind === 'example' && !isRef).length,
    sourceExamples: readSourceExamples(folder).examples.length,
  };
}
