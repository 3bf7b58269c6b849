import type { QuittanceError } from '../errors/quittance-error.ts';
import type { Row } from '../layers/policy.ts';
import type { Outcome } from '../transport/outcome.ts';
import type { Issue } from '../validation/issue.ts';

/** One attempt, before it is sent. Copies, credentials and secret fields masked. */
export interface RequestEvent {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** 1 for the first. */
  readonly attempt: number;
}

/** The answer to an attempt, of any status. */
export interface ResponseEvent extends Omit<RequestEvent, 'body' | 'headers'> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly durationMs: number;
}

/** What came of an attempt: an answer of any status, or none. No address, no headers, no bodies. */
export interface AttemptEvent {
  readonly operation: string;
  readonly method: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** `never left`: nothing reached the service; `lost`: no whole answer came, so it may have been carried out. */
  readonly came: Outcome['came'];
  readonly status?: number | undefined;
  /** Why no answer came: a code such as `ECONNRESET`, or `timed out`. */
  readonly reason?: string | undefined;
  readonly durationMs: number;
  /** The idempotency key, where it has one. */
  readonly key?: string | undefined;
  /** The service's id of it, where the API has one. */
  readonly requestId?: string | undefined;
}

/** An attempt failed, and another one follows. */
export interface RetryEvent {
  readonly operation: string;
  /** The attempt that failed. */
  readonly attempt: number;
  readonly delayMs: number;
  /** The row of the policy table. */
  readonly reason: Row;
  readonly error: QuittanceError;
}

/** A call failed; the same error is thrown. */
export interface ErrorEvent {
  readonly operation: string;
  readonly error: QuittanceError;
}

/** Something that does not stop a call, and somebody should know. */
export interface Warning {
  /** `response-mismatch`, `server-warning`, `hook-failed`, `token-cache`, `clock-skew` … */
  readonly code: string;
  readonly message: string;
  readonly operation?: string;
  readonly issues?: readonly Issue[];
}

/** Called as things happen, not awaited; a hook that throws is reported to `onWarning`, the call goes on. */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** Each attempt, whatever came of it; after `onResponse`. */
  readonly onAttempt?: ((event: AttemptEvent) => unknown) | undefined;
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  readonly onError?: ((event: ErrorEvent) => unknown) | undefined;
  /** Default: the client's `logger`; without one `console.warn`, once for each code and operation. */
  readonly onWarning?: ((warning: Warning) => unknown) | undefined;
}

/** Calls one hook, if it is there. */
export type Emit = <Name extends keyof Hooks>(
  name: Name,
  event: () => Parameters<NonNullable<Hooks[Name]>>[0],
) => void;

/** The names of the hooks. */
export const HOOKS: Readonly<Record<keyof Hooks, true>> = {
  onRequest: true,
  onResponse: true,
  onAttempt: true,
  onRetry: true,
  onError: true,
  onWarning: true,
};

type Listener = (event: unknown) => unknown;

/**
 * Wraps hooks so that none of them can break a call. The event is only built when somebody listens. `log`: those of the
 * client's logger.
 */
export function createEmit(api: string, hooks: Hooks, log?: Hooks): Emit {
  const said = new Set<string>();
  const warnOnce = (warning: Warning) => {
    const key = `${warning.code} ${warning.operation ?? ''}`;
    if (said.has(key)) return;
    said.add(key);
    console.warn(`[${api}] ${warning.message}`);
  };
  const tell = (name: keyof Hooks, hook: Listener, event: () => unknown) => {
    const failed = () => {
      const warning: Warning = {
        code: 'hook-failed',
        message: `the hook ${name} threw; the call goes on. Catch errors inside the hook`,
      };
      // A failing onWarning cannot be told about itself.
      if (name === 'onWarning') warnOnce(warning);
      else emit('onWarning', () => warning);
    };
    try {
      const result = hook(event());
      if (result instanceof Promise) result.catch(failed);
    } catch {
      failed();
    }
  };
  const emit: Emit = (name, event) => {
    const hook = hooks[name] as Listener | undefined;
    if (hook) tell(name, hook, event);
    const logged = log?.[name] ?? (name === 'onWarning' && !hook ? warnOnce : undefined);
    if (logged) tell(name, logged as Listener, event);
  };
  return emit;
}
