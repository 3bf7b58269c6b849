import { printable } from '../redaction/printable.ts';

// A key of a map may be as long as its owner likes.
const LONGEST_PATH = 200;

/** One thing wrong with an input or an answer. Never holds the value. */
export interface Issue {
  /** Where: `body.content.type`, `path.record_id`, `idempotencyKey`. */
  readonly path: string;
  readonly code: string;
  /** What is wrong, to be read after the path: `is required`. */
  readonly message: string;
}

/** The first few issues as a sentence. */
export function summarise(issues: readonly Issue[]): string {
  const shown = issues
    .slice(0, 3)
    .map((issue) => printable(`${printable(issue.path, LONGEST_PATH)} ${issue.message}`));
  const rest = issues.length - shown.length;
  return shown.join('; ') + (rest > 0 ? ` (and ${rest} more)` : '');
}
