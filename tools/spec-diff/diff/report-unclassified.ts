import { code, type Report } from './change.ts';
import { member, unknownDifferences } from './words.ts';

/** Tells the members that differ between two nodes and that no row of the table is about, `known` being the others. */
export function reportUnclassified(
  before: object,
  after: object,
  known: readonly string[],
  report: Report,
): void {
  for (const key of unknownDifferences(before, after, known)) {
    const memberText = (node: object) =>
      key in node ? code(`${key}: ${JSON.stringify(member(node, key))}`) : `no \`${key}\``;
    report('unclassified', { before: memberText(before), after: memberText(after) });
  }
}
