import type { IdempotencyPage } from '../model/api-page.ts';
import { code } from './code.ts';

/** `x-idempotency` of an API. */
export type IdempotencyRule = Omit<IdempotencyPage, 'sentences'>;

/** What the key of a covered operation does. */
export function idempotentSentence({ header, format, ttlSeconds }: IdempotencyRule): string {
  const kind = format === 'uuid' ? 'a random UUID' : 'a random key';
  return `Sent with ${code(header)}: ${kind} for each call, or the one that you give as \`idempotencyKey\`. All attempts of a call have the same, and the service remembers it for ${hours(ttlSeconds)}: in that time nothing is done twice under it. A key made of an id of yours with \`idempotencyKeyFrom()\` is the same after a crash.`;
}

/** What an API's idempotency keys are and do. */
export function idempotencySentences(rule: IdempotencyRule): string[] {
  const { header, format, ttlSeconds, inProgressStatus, mismatchStatus, replayedHeader } = rule;
  const form = format === 'uuid' ? 'a UUID in lower case' : 'any text';
  return [
    `Writes that list the header ${code(header)} take a key, which is ${form}. The client sends one with each of them, and keeps it over all attempts.`,
    `The service remembers a key for ${hours(ttlSeconds)}, and answers a call that comes again under it with what happened the first time.`,
    ...(replayedHeader === undefined
      ? []
      : [`Such an answer carries ${code(replayedHeader)}; the client says so in \`idempotency.replayed\`.`]),
    ...(inProgressStatus === undefined
      ? []
      : [
          `While the first copy is at work the service answers ${inProgressStatus}: the client waits and asks again.`,
        ]),
    ...(mismatchStatus === undefined
      ? []
      : [
          `A key that comes with another body is refused with ${mismatchStatus}: \`IdempotencyMismatchError\`, where the key was yours.`,
        ]),
  ];
}

function hours(seconds: number): string {
  const count = seconds / 3600;
  return count === 1 ? 'an hour' : `${Number(count.toFixed(1))} hours`;
}
