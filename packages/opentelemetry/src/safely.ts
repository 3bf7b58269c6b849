import { diag } from '@opentelemetry/api';

/** Telemetry must not break what it watches: whatever OpenTelemetry throws ends here, and in its own `diag` logger. */
export function safely<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    tell(error);
    return undefined;
  }
}

function tell(error: unknown): void {
  try {
    diag.warn('@quittance/opentelemetry: telemetry failed, the call goes on', error);
  } catch {
    // The logger is broken, too.
  }
}
