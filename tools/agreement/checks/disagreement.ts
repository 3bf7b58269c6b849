import type { Body } from '../generated-api.ts';
import { abbreviate } from '../mutations/mutation.ts';
import type { ReferenceValidator } from '../schemas/reference-validator.ts';

/** Describes a value with different verdicts: how it came about, and what each side objects to. */
export function explainDisagreement(
  body: Body,
  reference: ReferenceValidator,
  value: unknown,
  how: readonly string[],
): string {
  const bySpec = reference.objections(body.pointer, value).map(({ at, message }) => `${at} ${message}`);
  const byClient = body.issues(value);
  const [accepting, refusing, reasons] =
    bySpec.length === 0 ? ['spec', 'generated schema', byClient] : ['generated schema', 'spec', bySpec];
  return [
    `${body.name}: the ${accepting} accepts what the ${refusing} refuses.`,
    ...how.map((step) => `  ${step}`),
    ...reasons.slice(0, 6).map((reason) => `  ${refusing}: ${reason}`),
    `  value: ${abbreviate(value, 1500)}`,
  ].join('\n');
}
