import type { Mistake } from './mistakes.ts';

/** The name of the file in a tarball. */
export const guideFile = 'AGENTS.md';

/** The parts in which guides differ, in Markdown. */
export interface GuideParts {
  /** How to begin, with samples. */
  readonly start: readonly string[];
  readonly mistakes: readonly Mistake[];
  readonly errors: readonly string[];
  /** What can be called. */
  readonly index: readonly string[];
  /** What the tarball holds beside it, or is installed along. */
  readonly rest: readonly string[];
}
