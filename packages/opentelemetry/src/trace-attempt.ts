import { type Attributes, SpanKind } from '@opentelemetry/api';
import type { AttemptFunction, Outcome } from '@quittance/runtime';
import * as names from './conventions/attributes.ts';
import { type AttemptDescription, describeAttempt } from './conventions/describe-attempt.ts';
import { statusOf, typeOfError, typeOfOutcome } from './conventions/error-type.ts';
import { safely } from './safely.ts';
import { openScope } from './scope.ts';
import type { Telemetry } from './telemetry.ts';

/** Puts a client span around each attempt, writes its context into the request, and measures how long it takes. */
export function traceAttempt({ tracer, duration, propagated, showUrl }: Telemetry): AttemptFunction {
  return async (request, next) => {
    const { name, common, span } = safely(() => describeAttempt(request, showUrl)) ?? bare(request.operation);
    const scope = openScope(tracer, name, { kind: SpanKind.CLIENT, attributes: span });
    const headers = propagated.headersFor(scope.active, () => request.headers);
    const startedAt = performance.now();
    let outcome: Outcome;
    try {
      outcome = await scope.run(() => next(headers && { headers }));
    } catch (error) {
      // No token, or a journal or a layer below that failed: there is no outcome to measure.
      scope.end({ [names.ERROR_TYPE]: typeOfError(error, request.signal) }, true);
      throw error;
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    const result = safely(() => attributesOf(outcome, () => request.signal)) ?? {};
    safely(() => duration().record(seconds, { ...common, ...result }, scope.active));
    scope.end(result, names.ERROR_TYPE in result);
    return outcome;
  };
}

function attributesOf(outcome: Outcome, signal: () => AbortSignal): Attributes {
  const type = typeOfOutcome(outcome, signal);
  const status = statusOf(outcome);
  return {
    ...(status !== undefined && { [names.HTTP_RESPONSE_STATUS_CODE]: status }),
    ...(type !== undefined && { [names.ERROR_TYPE]: type }),
  };
}

/** For a URL that cannot be read, since something in its host was taken for a secret. */
function bare({ method }: { readonly method: string }): AttemptDescription {
  const common = { [names.HTTP_REQUEST_METHOD]: method };
  return { name: method, common, span: common };
}
