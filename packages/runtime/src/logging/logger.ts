import type { Hooks } from '../client/hooks.ts';

/** Takes lines of text: `console`, pino, winston, or anything like them. */
export interface Logger {
  /** Each attempt: what came of it, and how long it took. */
  debug(message: string): unknown;
  /** That a failed attempt is repeated, why, and after which wait. */
  info(message: string): unknown;
  /** What {@link Hooks.onWarning} is told. */
  warn(message: string): unknown;
  /** That a call failed, by the name of its error; the error itself is thrown. */
  error(message: string): unknown;
}

/** The levels that a logger has to have. */
export const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** Hooks that write a line for each thing that happens: no credentials, no address, nothing from bodies. */
export function logHooks(api: string, logger: Logger): Hooks {
  const tell = (level: (typeof LEVELS)[number], text: string) => logger[level](`[${api}] ${text}`);
  return {
    onAttempt({ operation, attempt, came, reason, status, durationMs, key, requestId }) {
      const parts = [
        `${operation} #${attempt}: ${reason ? `${came} (${reason})` : status}`,
        `${Math.round(durationMs)} ms`,
        // Enough to find it again, too little to ask with it.
        key && `key ${key.slice(0, 8)}`,
        requestId && `request ${requestId}`,
      ];
      return tell('debug', parts.filter(Boolean).join(', '));
    },
    onRetry: ({ operation, attempt, reason, delayMs }) =>
      tell('info', `${operation} #${attempt}: ${reason}, again in ${Math.round(delayMs)} ms`),
    // The address may hold ids.
    onWarning: ({ message }) => tell('warn', message.replace(/: [A-Z]+ https?:[^\s,]+/, '')),
    // Not its message, which may quote what the service said.
    onError: ({ operation, error }) =>
      tell(
        'error',
        `${operation}: ${error.name}, requests: ${error.attempts}${error.outcomeKnown ? '' : ', outcome unknown'}`,
      ),
  };
}
