import { atPointer } from '../../../shared/json-pointer.ts';
import type { OpenApi } from '../../../shared/openapi.ts';

/** Every reference that these places reach, directly or through what they refer to. */
export function refsBelow(document: OpenApi, pointers: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const value of Object.values(node)) {
      if (typeof value !== 'string' || !value.startsWith('#/')) {
        visit(value);
      } else if (!found.has(value)) {
        // A reference, or a tag's variant: both are strings of this form.
        found.add(value);
        visit(atPointer(document, value.slice(1)));
      }
    }
  };
  for (const pointer of pointers) visit(atPointer(document, pointer));
  return found;
}
