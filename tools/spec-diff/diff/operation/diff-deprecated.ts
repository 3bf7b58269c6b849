import type { Report } from '../change.ts';
import { member } from '../words.ts';

/** Compares whether an operation, a parameter or a header is deprecated. That it is no longer is told in words. */
export function diffDeprecated(before: object, after: object, report: Report): void {
  const [was, is] = [before, after].map((node) => member(node, 'deprecated') === true);
  if (was !== is) report(is ? 'deprecated' : 'words');
}
