// A base model's `discriminator` says how to tell its heirs apart, and nothing of a value.
const NOTES = ['description', 'title', 'deprecated', 'default', 'examples', 'discriminator'];

/** Whether a keyword says nothing of a value. */
export function isNote(key: string): boolean {
  return NOTES.includes(key) || key.startsWith('x-');
}
