import type { OperationFacts } from '../../../contract/spec/operation-facts.ts';
import { code } from './code.ts';

/** What the advice on an error depends on. */
export interface AdviceContext {
  readonly operation: OperationFacts;
  /** The vendor's codes that the spec shows for this refusal. */
  readonly codes?: readonly string[];
}

/** When an error comes, and what to do then. Markdown. */
export interface Advice {
  readonly when: string;
  readonly whatToDo: string;
}

type Teller = (context: AdviceContext) => Advice;

// The one place for these words; README.md and the runtime's README have the same table, shorter.
const ADVICE: Readonly<Record<string, Teller>> = {
  RequestValidationError: () => ({
    when: 'The input cannot be right. Nothing was sent.',
    whatToDo: 'Correct the fields that `issues` names; the stack shows who called.',
  }),
  BadRequestError: (context) =>
    refused('The service could not read the request, or it breaks a rule.', context),
  ValidationError: (context) => refused('The service refused the content.', context),
  IdempotencyMismatchError: () => ({
    when: 'Refused under a key that you gave: the key was used before with another body, or a field is wrong.',
    whatToDo:
      'Read `code` and `message`, and compare the body with the first one. Never send a changed body under a used key: make keys from ids that mean one thing.',
  }),
  AuthenticationError: ({ operation }) => ({
    when:
      operation.scheme === 'none'
        ? 'The service does not accept the credentials in the body.'
        : 'The service does not accept the credentials, and a new token, where the client can have one, did not help.',
    whatToDo: 'Check the credentials, and that they are of this environment. Nothing was carried out.',
  }),
  PermissionError: () => ({
    when: 'The credentials are known, and may not do this.',
    whatToDo:
      'Check what they are for: the organization, the role, the environment. The same call fails again.',
  }),
  NotFoundError: ({ operation: { operation } }) => ({
    when: 'There is no such thing, or these credentials cannot see it.',
    whatToDo:
      operation.method === 'delete'
        ? 'Take it as gone if it was there once; else check the ids.'
        : 'Check the ids, and that they are of this environment.',
  }),
  MethodNotAllowedError: () => ({
    when: 'It is not possible here, or not in the present state.',
    whatToDo: 'Read the thing first, and go by its state.',
  }),
  ConflictError: ({ operation, codes }) => ({
    when:
      operation.repeatable === 'covered'
        ? 'It exists already, or its state forbids this. Where the first copy of the call is only still at work, the client waits and asks again by itself; if it still is at the end, the outcome is unknown.'
        : 'It exists already, or its state forbids this.',
    whatToDo: `Read the thing first; do not send the same again. ${told(codes)}`.trim(),
  }),
  RateLimitError: () => ({
    when: 'Too many requests, and so after all attempts.',
    whatToDo: 'Later, and not before `retryAfter` (milliseconds). Nothing was carried out.',
  }),
  NotImplementedError: () => ({
    when: 'The service does not do this, here or at all.',
    whatToDo: 'Do not repeat it.',
  }),
  ServerError: ({ operation }) => ({
    when: isRead(operation)
      ? 'The service failed, and so after all attempts.'
      : operation.repeatable === 'safe'
        ? 'The service failed, and so after all attempts; an attempt may have been carried out.'
        : 'The service failed, and says that nothing was carried out.',
    whatToDo: isRead(operation)
      ? 'Later; `retryable` says whether it makes sense.'
      : operation.repeatable === 'safe'
        ? 'Send it again, later: it comes to the same however often it is carried out.'
        : 'Later; `retryable` says whether it makes sense.',
  }),
  ApiError: ({ codes }) => ({
    when: 'The service refused it with another status.',
    whatToDo: `Read \`status\`, \`code\` and \`message\`. ${told(codes)}`.trim(),
  }),
  OutcomeUnknownError: ({ operation }) => ({
    when: 'It was sent, and no answer came that can be trusted: it may have been carried out or not.',
    whatToDo: afterUnknownOutcome(operation),
  }),
  TokenError: () => ({
    when: 'The client could not get a token. The call itself was not sent.',
    whatToDo: 'Look at `cause`; later, if `retryable`.',
  }),
  ConnectionError: (context) =>
    noAnswer('No connection, in any attempt.', 'No connection could be made. Nothing was sent.', context),
  TimeoutError: (context) =>
    noAnswer('No answer in time, in any attempt.', 'The time was up before anything was sent.', context),
  AbortedError: ({ operation }) => ({
    when: isRead(operation)
      ? 'Your `signal` ended the call.'
      : operation.repeatable === 'safe'
        ? 'Your `signal` ended the call; `outcomeKnown` says whether something may have been carried out.'
        : 'Your `signal` ended the call before anything was sent.',
    whatToDo: 'Nothing; call again when you want it.',
  }),
  RedirectError: ({ operation }) => ({
    when: 'The service answered with a redirect, which the client never follows.',
    whatToDo: isRead(operation)
      ? 'Check `baseUrl`.'
      : 'Check `baseUrl`. Where `outcomeKnown` is `false`, it may have been carried out.',
  }),
  ResponseDecodeError: () => ({
    when: 'A success that is no JSON, in all attempts: a proxy or a portal may have said it.',
    whatToDo: 'Look for what stands between you and the service.',
  }),
  ResponseTooLargeError: ({ operation }) => ({
    when: 'The answer is larger than `maxResponseBytes`.',
    whatToDo: isRead(operation)
      ? 'Ask for less, or raise the limit.'
      : 'It was carried out: read the thing, do not send it again.',
  }),
  ResponseValidationError: ({ operation }) => ({
    when: "A success that differs from the spec; with `validation: { response: 'throw' }` only.",
    whatToDo: isRead(operation) ? '`data` has what came.' : 'It was carried out; `data` has what came.',
  }),
  PaginationError: () => ({
    when: 'The list does not advance, or a page holds none.',
    whatToDo: 'The items so far are good; the message says how many, and `url` is the page.',
  }),
};

/** The errors in the order in which pages list them. */
export const errorNames: readonly string[] = Object.keys(ADVICE);

/** When an error of the runtime comes in an operation, and what to do then. */
export function errorAdvice(name: string, context: AdviceContext): Advice {
  const tell = ADVICE[name];
  if (tell === undefined)
    throw new Error(
      `The reference has no words for \`${name}\`. Add them in tools/site/reference/words/error-advice.ts.`,
    );
  return tell(context);
}

/** What to do after an unknown outcome of an operation. */
export function afterUnknownOutcome({ repeatable, reconcile, idempotency }: OperationFacts): string {
  const ask = reconcile === undefined ? '' : `${code(`${reconcile.operation}()`)} tells: ${reconcile.hint}`;
  if (repeatable === 'covered') {
    const hours = Math.round((idempotency?.ttlSeconds ?? 0) / 3600);
    return [
      `Call again with the same \`key\` and \`asksAgain: true\`, before \`askAgainBefore\` (${hours} hours after its first use) and never after: the service answers with what happened the first time.`,
      ...(ask === '' ? [] : [`After that time ${ask}`]),
    ].join(' ');
  }
  if (repeatable === 'safe') return 'Send it again: it comes to the same however often it is carried out.';
  if (ask === '')
    return 'Do not send it again before you have looked, with the operations that read, whether it was carried out; where none of them tells, ask the vendor.';
  return `Do not send it again before you have looked. ${ask}`;
}

function refused(when: string, { operation, codes }: AdviceContext): Advice {
  const key =
    operation.repeatable === 'covered'
      ? ' A corrected body is another call: give it another key, or leave that to the client.'
      : '';
  return {
    when,
    whatToDo:
      `Read \`code\`, \`message\` and \`fields\`, and correct the content; the same call fails again.${key} ${told(codes)}`.trim(),
  };
}

function noAnswer(when: string, unsent: string, { operation }: AdviceContext): Advice {
  if (isRead(operation)) return { when, whatToDo: 'Call again.' };
  if (operation.repeatable === 'safe')
    return { when, whatToDo: 'Send it again: it comes to the same however often it is carried out.' };
  return { when: unsent, whatToDo: 'Call again: nothing was carried out.' };
}

function told(codes: readonly string[] = []): string {
  return codes.length === 0 ? '' : `Codes that are known here: ${codes.map(code).join(', ')}.`;
}

function isRead({ operation: { method } }: OperationFacts): boolean {
  return method === 'get' || method === 'head';
}
