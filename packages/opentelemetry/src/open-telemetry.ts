import { callLayer, checkOptions, layer, type Names, type Part } from '@quittance/runtime';
import type { OpenTelemetryOptions } from './open-telemetry-options.ts';
import { resolveTelemetry } from './telemetry.ts';
import { traceAttempt } from './trace-attempt.ts';
import { traceCall } from './trace-call.ts';

const OPTIONS: Names<keyof OpenTelemetryOptions> = {
  tracer: true,
  meter: true,
  propagator: true,
  attempts: true,
  showUrl: true,
};

/**
 * Tells OpenTelemetry of calls: a span for each call, below it a client span for each attempt, by the semantic
 * conventions for HTTP; how long requests take (`http.client.request.duration`); and the trace's context on the wire.
 *
 * It changes nothing else: whatever fails in OpenTelemetry, the call goes on as if this were not there. One may be
 * shared by several clients.
 *
 * @example
 * const signPt = createSignPt({ apiKey, apiSecret, use: [openTelemetry()] });
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Part {
  checkOptions('@quittance/opentelemetry', options, OPTIONS);
  const telemetry = resolveTelemetry(options);
  const calls = callLayer(traceCall(telemetry));
  if (options.attempts === false) return calls;
  return {
    ...calls,
    ...layer(traceAttempt(telemetry)),
    // A key's header is written below all layers, so a layer cannot see its name in a request.
    check({ idempotency, managed = {} }) {
      if (idempotency) telemetry.propagated.reserve(idempotency.header);
      for (const name of Object.keys(managed)) telemetry.propagated.reserve(name);
    },
  };
}
