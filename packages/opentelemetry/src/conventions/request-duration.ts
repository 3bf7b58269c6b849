import { type Histogram, type Meter, type MeterProvider, metrics } from '@opentelemetry/api';

// From https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ (`http.client.request.duration`, stable).
const NAME = 'http.client.request.duration';
const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Gives the histogram of how long requests take, in seconds. */
export function requestDuration(scope: string, meter: Meter | undefined): () => Histogram {
  let histogram: Histogram | undefined;
  let madeBy: Meter | MeterProvider | undefined;
  return () => {
    // Looked up each time: a meter got before the SDK is registered never measures anything.
    const source = meter ?? metrics.getMeterProvider();
    if (!histogram || madeBy !== source) {
      histogram = create(meter ?? metrics.getMeter(scope));
      madeBy = source;
    }
    return histogram;
  };
}

function create(meter: Meter): Histogram {
  return meter.createHistogram(NAME, {
    description: 'Duration of HTTP client requests.',
    unit: 's',
    advice: { explicitBucketBoundaries: BOUNDARIES },
  });
}
