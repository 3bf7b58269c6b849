import { expect, test } from 'vitest';
import { openTelemetry } from '../src/index.ts';

test('an unknown option is refused, with the one that may be meant', () => {
  expect(() => openTelemetry({ showURL: String } as never)).toThrow(
    '[@quittance/opentelemetry] `showURL` is no option. Did you mean `showUrl`?',
  );
  expect(openTelemetry({ showUrl: undefined, tracer: undefined })).toHaveProperty('perAttempt');
});
