import type { RefusedByClientCase, RefusedByMockCase } from '../cases/contract-case.ts';
import type { ContractTarget } from '../client/contract-target.ts';
import { describeError, fieldsOf, settle } from '../client/settle.ts';
import { createTrial } from '../client/trial.ts';
import { checkTokenRequests } from './check-violations.ts';
import { namesBreakage, namesPlace, prismViolations } from './prism-violations.ts';

/**
 * Sends a broken request, with the client's validation off unless that has to let it pass. The mock must refuse it, and
 * name what is broken.
 */
export async function checkRefusedByMock(target: ContractTarget, one: RefusedByMockCase): Promise<string[]> {
  const { facts, broken, blamed, status } = one;
  const trial = createTrial(target, {
    facts,
    sample: broken.request,
    form: 'function',
    prefer: `code=${status}`,
    validation: { request: one.isIssued ? 'strict' : false, response: 'warn' },
    maxAttempts: 1,
  });
  const settled = await settle(trial.start);
  const tokens = await checkTokenRequests(target, facts, trial, 1);
  const [attempt, ...more] = trial.attempts();
  if (!attempt) {
    const why = settled.isThrown ? `: ${describeError(settled.error)}` : '';
    const though = one.isIssued ? 'the service may have issued it so' : "the client's validation was off";
    return [...tokens, `nothing was sent, though ${though}${why}`];
  }
  if (more.length > 0) return [...tokens, `${more.length + 1} requests were sent, must be 1`];
  if (attempt.status < 400 || attempt.status >= 500) {
    return [...tokens, `Prism accepted the broken request with ${attempt.status}`];
  }
  const { violations, isCut } = await prismViolations(attempt);
  // Of a list that Prism cut, the end is lost. That a valid sample passes is shown by the successes.
  if (!isCut && !namesBreakage(violations, broken) && !namesPlace(violations, blamed)) {
    const found =
      violations.map(({ location, message }) => `${location.join('.')} ${message}`).join('; ') || 'nothing';
    return [...tokens, `Prism refused the request and did not name ${broken.at}. It said: ${found}`];
  }
  const thrown = settled.isThrown ? fieldsOf(settled.error) : {};
  if (thrown.status === attempt.status) return tokens;
  return [...tokens, `the client did not throw Prism's ${attempt.status}`];
}

/** Gives the client a broken request. It must refuse it before anything is sent, naming operation and field. */
export async function checkRefusedByClient(
  target: ContractTarget,
  one: RefusedByClientCase,
): Promise<string[]> {
  const { facts, broken, blamed, status } = one;
  const trial = createTrial(target, {
    facts,
    sample: broken.request,
    form: 'bound',
    prefer: `code=${status}`,
    validation: { request: 'strict', response: 'throw' },
    maxAttempts: 1,
  });
  const settled = await settle(trial.start);
  const count = trial.attempts().length + trial.exchanges().length;
  if (count > 0) return [`${count} requests were sent, must be none`];
  if (!settled.isThrown) return ['nothing was thrown, must be RequestValidationError'];
  const { name, message, issues } = fieldsOf(settled.error);
  if (name !== 'RequestValidationError') {
    return [`${describeError(settled.error)} was thrown, must be RequestValidationError`];
  }
  const problems: string[] = [];
  if (!String(message).includes(`${facts.functionName}:`))
    problems.push('the message does not name the operation');
  const found = issues as readonly Issue[];
  if (!found.some((issue) => blamed.some((place) => isAbout(issue, place)))) {
    const named = found.map((issue) => `${issue.path} (${issue.message})`).join(', ') || 'no field';
    problems.push(`the error names ${named}, must name ${blamed.join(' or ')}`);
  }
  if (!found.some(({ path }) => String(message).includes(path))) problems.push('the message names no field');
  return problems;
}

interface Issue {
  readonly path: string;
  readonly message: string;
}

/** At the field, below it, or at its owner in words: "needs customer_id or recipient_id". */
function isAbout({ path, message }: Issue, place: string): boolean {
  if (path === place || path.startsWith(`${place}.`)) return true;
  const dot = place.lastIndexOf('.');
  const field = place.slice(dot + 1);
  return path === place.slice(0, dot) && message.split(/[^\w$-]+/).includes(field);
}
