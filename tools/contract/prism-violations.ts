import type { BrokenRequest } from '../sample/break-sample.ts';
import type { Exchange } from './record-exchanges.ts';

/** One entry of a list that Prism cut after 8 kB. */
const completeReport = /\{"location":\[[^\]]*\][^{}]*"message":"(?:[^"\\]|\\.)*"\}/g;

/** The field that a sample is broken with. */
const unknownField = 'no_such_field';

/** What Prism found wrong with a request or with its own answer. */
export interface Violation {
  /** `request.body.content.type`; `''` where Prism does not say. */
  readonly at: string;
  readonly message: string;
}

interface Reported {
  readonly location?: readonly string[];
  readonly message?: string;
}

/** Everything that Prism said about an exchange. */
export interface Complaints {
  readonly violations: readonly Violation[];
  /** Prism cuts a list after 8 kB, as unions with many variants make them: what stands behind the cut is lost. */
  readonly isCut: boolean;
}

/**
 * Reads what Prism complains of: in the `sl-violations` header, and in the problem document that it makes where the
 * spec describes no 422 or 400.
 */
export async function prismViolations(exchange: Exchange): Promise<Complaints> {
  const header = exchange.answerHeaders.get('sl-violations');
  if (header !== null) return fromHeader(header);
  if (!exchange.answerHeaders.get('content-type')?.startsWith('application/problem+json')) {
    return { violations: [], isCut: false };
  }
  const problem = JSON.parse(new TextDecoder().decode(await exchange.answerBytes)) as {
    readonly title?: string;
    readonly detail?: string;
    readonly validation?: readonly Reported[];
  };
  const listed = problem.validation?.map((one) => toViolation(one, 'request')) ?? [];
  const words = { at: '', message: [problem.title, problem.detail].filter(Boolean).join(': ') };
  return { violations: listed.length > 0 ? listed : [words], isCut: false };
}

function fromHeader(header: string): Complaints {
  try {
    return { violations: (JSON.parse(header) as Reported[]).map((one) => toViolation(one)), isCut: false };
  } catch {
    const whole = [...header.matchAll(completeReport)].map(([text]) =>
      toViolation(JSON.parse(text) as Reported),
    );
    return { violations: whole.length > 0 ? whole : [{ at: '', message: header }], isCut: true };
  }
}

function toViolation({ location = [], message = 'no message' }: Reported, ...prefix: string[]): Violation {
  return { at: [...prefix, ...location].join('.'), message };
}

/** Whether Prism's complaints name what was broken, and not only something else. */
export function namesBreakage(violations: readonly Violation[], { breakage, at }: BrokenRequest): boolean {
  const place = `request.${at}`.toLowerCase();
  const field = at.slice(at.lastIndexOf('.') + 1).toLowerCase();
  const owner = place.slice(0, place.lastIndexOf('.'));
  return violations.some((violation) => {
    const found = violation.at.toLowerCase();
    const said = violation.message.toLowerCase();
    // A problem document without places: only the words are left.
    if (found === '') return said.includes(breakage === 'unknown' ? unknownField : field);
    if (breakage === 'unknown') {
      // A map takes the field's name and refuses its value.
      return found === `${place}.${unknownField}` || (found === place && said.includes(unknownField));
    }
    if (breakage !== 'missing') return found === place || found.startsWith(`${place}.`);
    // What is missing is named at its owner: a property by its name, an item by the rule that wants more of them.
    return (
      found === owner && (said.includes(`'${field}'`) || said.startsWith(`${field} `) || /^\d+$/.test(field))
    );
  });
}
