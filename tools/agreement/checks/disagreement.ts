import type { Body } from '../generated-api.ts';
import { abbreviate } from '../mutations/mutation.ts';
import type { ReferenceValidator } from '../schemas/reference-validator.ts';

/**
 * What is asked of the generated schema: the spec's very verdict, or at least to let through what the spec does
 * (an answer is read by a schema that knows less than the vendor's next release).
 */
export type Demand = 'same verdict' | 'nothing stricter';

/** Whether the generated schema gives a value the demanded verdict, where the spec's verdict is known. */
export function agree(body: Body, demand: Demand, value: unknown, bySpec: boolean): boolean {
  if (demand === 'nothing stricter' && !bySpec) return true;
  return bySpec === body.accepts(value);
}

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
