import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { safely } from './safely.ts';

/** A span, and the context in which it is the active one. No method throws. */
export interface Scope {
  /** The caller's, where no span could be made. */
  readonly active: Context;
  /** Runs something inside of the span: exactly once, and hands on what it returns, whatever OpenTelemetry does. */
  run<T>(inside: () => Promise<T>): Promise<T>;
  end(attributes: Attributes, isError: boolean): void;
}

/** Starts a span below the one that is active. */
export function openScope(tracer: () => Tracer, name: string, options: SpanOptions): Scope {
  const parent = safely(() => context.active()) ?? ROOT_CONTEXT;
  const span = safely(() => tracer().startSpan(name, options, parent));
  const active = (span && safely(() => trace.setSpan(parent, span))) ?? parent;
  return {
    active,
    run(inside) {
      let running: ReturnType<typeof inside> | undefined;
      const once = () => {
        // Async, so that what `inside` throws is never taken for a failure of OpenTelemetry.
        running ??= (async () => inside())();
        return running;
      };
      // Nothing is returned: a promise that a context manager wraps could reject with nobody there to catch it.
      safely(() => context.with(active, () => void once()));
      return once();
    },
    end(attributes, isError) {
      // One by one: a span whose attributes fail must end all the same.
      safely(() => span?.setAttributes(attributes));
      // Without a message: what an error says may hold an idempotency key.
      if (isError) safely(() => span?.setStatus({ code: SpanStatusCode.ERROR }));
      safely(() => span?.end());
    },
  };
}
