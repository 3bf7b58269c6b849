// Stands in the place of the runtime's own `text.ts`: what a schema says of its texts cannot be seen from outside.
import { text as realText, type TextRules } from '../../packages/runtime/src/schema/text.ts';

/** A text schema that was made, and of what. */
export interface RecordedText {
  readonly rules: TextRules;
  readonly schema: ReturnType<typeof realText>;
}

/** All of them. */
export const recordedTexts: RecordedText[] = [];

/** Makes the schema, and remembers it. */
export function text(rules: TextRules = {}): RecordedText['schema'] {
  const schema = realText(rules);
  recordedTexts.push({ rules, schema });
  return schema;
}
