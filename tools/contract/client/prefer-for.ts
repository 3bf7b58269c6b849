import type { SpecAnswer } from '../spec/answer-of.ts';

/** The `Prefer` header that makes Prism answer with this status, and with this example of the spec. */
export function preferFor({
  status,
  answer,
}: {
  readonly status: number;
  readonly answer: SpecAnswer;
}): string {
  return answer.example === undefined ? `code=${status}` : `code=${status}, example="${answer.example}"`;
}
