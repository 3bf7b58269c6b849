import { readViolations, type Violation } from '../../mock/violations.ts';
import type { BrokenRequest } from '../../sample/break-sample.ts';
import type { Exchange } from '../client/record-exchanges.ts';

/** Everything that Prism text about an exchange. */
export interface Complaints {
  readonly violations: readonly Violation[];
  /** Prism cuts a list after 8 kB, as unions with many variants make them: what stands behind the cut is lost. */
  readonly isCut: boolean;
}

/** One entry of a list that Prism cut. */
const wholeEntry = /\{"location":\[[^\]]*\][^{}]*"message":"(?:[^"\\]|\\.)*"\}/g;

/** The field that a sample is broken with. */
const unknownField = 'no_such_field';

/** Reads what Prism complains of: in the request, or in the spec's example that it answered with. */
export async function prismViolations({ answerHeaders, answerBytes }: Exchange): Promise<Complaints> {
  const violations = await readViolations(new Response(await answerBytes, { headers: answerHeaders }));
  const cut = violations.find(({ code }) => code === 'too-many');
  if (!cut) return { violations, isCut: false };
  const whole = [...cut.message.matchAll(wholeEntry)].map(([text]) => JSON.parse(text) as Violation);
  return { violations: whole.length > 0 ? whole : violations, isCut: true };
}

/** Whether Prism's complaints name what was broken, and not only something else. */
export function namesBreakage(
  violations: readonly Violation[],
  { breakage, at }: Pick<BrokenRequest, 'breakage' | 'at'>,
): boolean {
  const place = `request.${at}`.toLowerCase();
  const dot = place.lastIndexOf('.');
  const [owner, field] = [place.slice(0, dot), place.slice(dot + 1)];
  return violations.some(({ location, message }) => {
    const found = location.join('.').toLowerCase();
    const text = message.toLowerCase();
    if (breakage === 'unknown') {
      // A map takes the field's name and refuses its value.
      return found === `${place}.${unknownField}` || (found === place && text.includes(unknownField));
    }
    if (breakage !== 'missing') return found === place || found.startsWith(`${place}.`);
    // What is missing is named at its owner: a property by its name, an item by the rule that wants more of them.
    const isNamed = text.includes(`'${field}'`) || text.startsWith(`${field} `) || /^\d+$/.test(field);
    return found === owner && isNamed;
  });
}

/** Whether Prism complains of one of these very places: `body.payment`. */
export function namesPlace(violations: readonly Violation[], places: readonly string[]): boolean {
  const known = places.map((place) => `request.${place}`.toLowerCase());
  return violations.some(({ location }) => known.includes(location.join('.').toLowerCase()));
}
