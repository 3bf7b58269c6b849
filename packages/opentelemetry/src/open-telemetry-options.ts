import type { Meter, TextMapPropagator, Tracer } from '@opentelemetry/api';

/** Options of {@link openTelemetry}. */
export interface OpenTelemetryOptions {
  /** Makes the spans. Default: one of the global provider, `@quittance/opentelemetry`. */
  readonly tracer?: Tracer | undefined;
  /** Makes the histogram. Default: one of the global provider, `@quittance/opentelemetry`. */
  readonly meter?: Meter | undefined;
  /**
   * Writes the trace's context into requests; `false`: nothing is written. Default: the global one. It may also write
   * `baggage`, which the vendor then reads: `new W3CTraceContextPropagator()` writes none.
   */
  readonly propagator?: TextMapPropagator | false | undefined;
  /**
   * `false`: only calls have spans, and requests no headers, no spans and no duration. For an application whose fetch is
   * instrumented already, which would tell of each request twice. Default: `true`.
   */
  readonly attempts?: boolean | undefined;
  /** Shows a URL as `url.full`. It is given one whose secrets are masked. Default: as it is. */
  readonly showUrl?: ((url: string) => string) | undefined;
}
