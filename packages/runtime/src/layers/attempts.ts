import { conclude, endedError, outcomeUnknown } from '../call/call-errors.ts';
import { resultOf } from '../call/call-result.ts';
import type { Attempt, Call } from '../call/contracts.ts';
import type { CallResult } from '../operation/call-result.ts';
import { readAnswer } from '../response/read-answer.ts';
import { jitter, LEAST_WAIT_MS, retryAfterMs } from '../time/backoff.ts';
import type { RetryAccount } from '../time/retry-budget.ts';
import type { Outcome } from '../transport/outcome.ts';
import { refresh } from './authorize.ts';
import { classify, type Failure } from './classify.ts';

/**
 * The loop over attempts, tokens, keys and waits; the innermost of the layers around a call. `policy.ts` decides what to
 * do after a failure, this does it.
 */
export function attempts(attempt: (attempt: Attempt) => Promise<Outcome>) {
  return async function attemptAll(call: Call): Promise<CallResult<unknown>> {
    const { core, deadline, limits } = call;
    const account = core.budget.open();
    for (let failures = 1; ; ) {
      const headers = { ...call.prepared?.headers };
      const outcome = await attempt({ call, headers });
      const success = outcome.came === 'answer' ? readAnswer(call, outcome) : undefined;
      if (success && 'data' in success) {
        account.settle();
        return resultOf(call, success.data);
      }
      const failure = classify(call, outcome, success?.unusable);
      const { action, error, isPatient, row } = failure;
      const isRefusal = outcome.came === 'answer' && !success && call.isSpokenFor;
      if (isRefusal && row !== 'transient' && row !== 'not executed') account.settle();
      if (outcome.came === 'lost' && deadline.cancelled) throw endedError(call);
      if (action === 'unknown') throw outcomeUnknown(call, error);
      if (action === 'error') throw conclude(call, error);
      if (action === 'refresh') {
        if (!(await refresh(call, error))) throw conclude(call, error);
        tellRetry(call, failure, 0);
        continue;
      }
      const isLast = failures >= limits.retry.maxAttempts && !(isPatient && limits.retry.maxAttempts > 1);
      const delay = delayOf(call, failures, outcome);
      if (
        isLast ||
        core.clock.monotonic() + delay >= deadline.at ||
        !isAffordable(call, account, failure) ||
        !(await isSendable(call, action))
      ) {
        throw action === 'wait' ? outcomeUnknown(call, error) : conclude(call, error);
      }
      failures++;
      tellRetry(call, failure, delay);
      await core.clock.sleep(delay, deadline.signal).catch(() => {
        throw endedError(call);
      });
    }
  };
}

async function isSendable(call: Call, action: Failure['action']): Promise<boolean> {
  return action !== 'renew' || (await call.coverage?.renew()) === true;
}

function isAffordable(call: Call, account: RetryAccount, { action, row }: Failure): boolean {
  // A service that says that it is at work is alive, and is asked ever more slowly.
  if (action === 'wait') return true;
  const isInDoubt = call.kind === 'covered' && call.inDoubt !== undefined;
  if (account.take(row === 'not executed', isInDoubt)) return true;
  call.core.emit('onWarning', () => ({
    code: 'retry-budget',
    message: 'so many calls fail that some are not repeated, until others succeed',
  }));
  return false;
}

function delayOf({ core, limits }: Call, failures: number, outcome: Outcome): number {
  const { retry } = limits;
  const asked = outcome.came === 'answer' ? retryAfterMs(outcome.reply, core.clock.now()) : undefined;
  // Asked earlier than it says, a service that sheds load only gets more of it.
  if (asked !== undefined && asked > retry.maxRetryAfter) return Number.POSITIVE_INFINITY;
  return Math.max(LEAST_WAIT_MS, jitter(retry, failures, core.random), asked ?? 0);
}

function tellRetry(call: Call, { row, error }: Failure, delayMs: number): void {
  const { attempts, core, descriptor } = call;
  core.emit('onRetry', () => ({ operation: descriptor.id, attempt: attempts, delayMs, reason: row, error }));
}
