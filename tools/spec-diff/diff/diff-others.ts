import { code, type Report } from './change.ts';
import { member, unknownDifferences, wordsDiffer } from './words.ts';

/**
 * Tells what no comparison of two nodes knows, `known` being the members that one does: that the nodes are described
 * anew, and each other member that differs, of which no row of the table is. `values` are members that count as words.
 */
export function diffOthers(
  before: object,
  after: object,
  known: readonly string[],
  report: Report,
  values: readonly string[] = [],
): void {
  if (wordsDiffer(before, after, values)) report('words');
  for (const key of unknownDifferences(before, after, known)) {
    const text = (node: object) =>
      key in node ? code(`${key}: ${JSON.stringify(member(node, key))}`) : `no \`${key}\``;
    report('unclassified', { before: text(before), after: text(after) });
  }
}
