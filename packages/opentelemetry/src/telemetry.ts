import { type Histogram, type Tracer, trace } from '@opentelemetry/api';
import { requestDuration } from './conventions/request-duration.ts';
import type { OpenTelemetryOptions } from './open-telemetry-options.ts';
import { type HeaderSource, propagatedHeaders } from './propagated-headers.ts';

const SCOPE = '@quittance/opentelemetry';

/** What calls and attempts are told to. Getters may throw. */
export interface Telemetry {
  readonly tracer: () => Tracer;
  readonly duration: () => Histogram;
  readonly propagated: HeaderSource;
  readonly showUrl: (url: string) => string;
}

/** Resolves the options; what is not given is looked up when it is needed, since the SDK may start later. */
export function resolveTelemetry(options: OpenTelemetryOptions): Telemetry {
  return {
    tracer: () => options.tracer ?? trace.getTracer(SCOPE),
    duration: requestDuration(SCOPE, options.meter),
    propagated: propagatedHeaders(options.propagator),
    showUrl: options.showUrl ?? ((url) => url),
  };
}
