import { QuittanceError } from './quittance-error.ts';

/** What was polled for did not come about in time; `lastValue` is what was seen last. */
export class PollTimeoutError<Value = unknown> extends QuittanceError {
  /** Not enumerable: it may hold what must not be logged. */
  declare readonly lastValue: Value | undefined;

  constructor(message: string, attempts: number, lastValue: Value | undefined) {
    super(message, { attempts, retryable: true });
    Object.defineProperty(this, 'lastValue', { value: lastValue });
  }

  override get name(): 'PollTimeoutError' {
    return 'PollTimeoutError';
  }
}
