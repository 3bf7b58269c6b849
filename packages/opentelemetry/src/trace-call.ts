import { type Attributes, SpanKind } from '@opentelemetry/api';
import { type CallFunction, isQuittanceError } from '@quittance/runtime';
import * as names from './conventions/attributes.ts';
import { typeOfError } from './conventions/error-type.ts';
import { safely } from './safely.ts';
import { openScope } from './scope.ts';
import type { Telemetry } from './telemetry.ts';

/** Puts a span around each call. */
export function traceCall({ tracer }: Telemetry): CallFunction {
  return async (call, next) => {
    const { api, operation } = call;
    const scope = openScope(tracer, `${api} ${operation.id}`, {
      kind: SpanKind.INTERNAL,
      attributes: { [names.API_ID]: api, [names.OPERATION_ID]: operation.id },
    });
    try {
      const result = await scope.run(next);
      // Another layer's result may lack it.
      const attempts = safely(() => result.request?.attempts);
      scope.end(attempts === undefined ? {} : { [names.ATTEMPTS]: attempts }, false);
      return result;
    } catch (error) {
      scope.end({ [names.ERROR_TYPE]: typeOfError(error, call.signal), ...whatWeKnow(error) }, true);
      throw error;
    }
  };
}

function whatWeKnow(error: unknown): Attributes {
  if (!isQuittanceError(error)) return {};
  return {
    [names.ATTEMPTS]: error.attempts,
    ...(!error.outcomeKnown && { [names.OUTCOME_KNOWN]: false }),
  };
}
