/** A command was used wrongly; the message says how to use it. The process ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
