import { join } from 'node:path';
import { bundle } from '../bundle/bundle.ts';
import { diffApi } from './diff/diff-api.ts';
import { findingLines } from './report.ts';
import { toFindings } from './rules/findings.ts';

/**
 * What someone who calls one API has to change to call another: two versions of a vendor's, side by side in the
 * working tree, as `pnpm spec:diff` tells it of one API over time. `json`: for programs, with every place.
 */
export async function compareApis(root: string, from: string, to: string, json = false): Promise<string[]> {
  const specs = join(root, 'specs');
  const before = (await bundle(from, { specs })).document;
  const after = (await bundle(to, { specs })).document;
  const findings = toFindings(diffApi(before, after));
  if (json) return [JSON.stringify({ from, to, findings }, null, 2)];
  if (findings.length === 0) return [`${to} is as ${from}.`];
  return [`From ${from} to ${to}:`, ...findingLines(findings)];
}
