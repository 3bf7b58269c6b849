import * as runtime from '@quittance/runtime';
import { describe, expect, it } from 'vitest';
import type { OperationFacts } from '../../../contract/spec/operation-facts.ts';
import { afterUnknownOutcome, errorAdvice, errorNames } from './error-advice.ts';

/** Thrown where a client is made, by layers of your own, or by what is no operation. */
const elsewhere = [
  ...['ConfigurationError', 'LayerError', 'PollTimeoutError', 'QuittanceError'],
  ...['WebhookError', 'WebhookSignatureError'],
];

const facts = (
  repeatable: OperationFacts['repeatable'],
  method = 'post',
  more: Partial<OperationFacts> = {},
) => ({ operation: { method }, repeatable, scheme: 'Bearer', ...more }) as OperationFacts;
const reconcile = { operation: 'listReceipts', hint: 'Look for your number.' };
const idempotency = { header: 'X-Key', format: 'uuid', ttlSeconds: 86_400 } as const;

it('there are words for each error that a call can end in', () => {
  const exported = Object.keys(runtime).filter((name) => /^[A-Z]\w*Error$/.test(name));
  expect([...errorNames, ...elsewhere].sort()).toEqual(exported.sort());
});

it('an error without words is refused by name', () => {
  expect(() => errorAdvice('NewError', { operation: facts('safe') })).toThrow('no words for `NewError`');
});

describe('after an unknown outcome', () => {
  it('of a covered write the same key asks again, within its window', () => {
    expect(afterUnknownOutcome(facts('covered', 'post', { idempotency, reconcile }))).toBe(
      'Call again with the same `key` and `asksAgain: true`, before `askAgainBefore` (24 hours after its first use) and never after: the service answers with what happened the first time. After that time `listReceipts()` tells: Look for your number.',
    );
  });

  it('of a write without a key one looks before it is sent again', () => {
    expect(afterUnknownOutcome(facts('uncovered', 'post', { reconcile }))).toBe(
      'Do not send it again before you have looked. `listReceipts()` tells: Look for your number.',
    );
    expect(afterUnknownOutcome(facts('uncovered'))).toMatch(/^Do not send it again before you have looked, /);
  });

  it('of what may be repeated it is sent again', () => {
    expect(afterUnknownOutcome(facts('safe', 'delete'))).toMatch(/^Send it again/);
  });
});

it('a read is called again, and a corrected write gets another key', () => {
  const read = errorAdvice('TimeoutError', { operation: facts('safe', 'get') });
  expect(read).toEqual({ when: 'No answer in time, in any attempt.', whatToDo: 'Call again.' });
  const refused = errorAdvice('ValidationError', { operation: facts('covered'), codes: ['E_TOTAL'] });
  expect(refused.whatToDo).toContain('give it another key');
  expect(refused.whatToDo).toContain('Codes that are known here: `E_TOTAL`.');
  expect(errorAdvice('ValidationError', { operation: facts('uncovered') }).whatToDo).not.toContain('key');
});
