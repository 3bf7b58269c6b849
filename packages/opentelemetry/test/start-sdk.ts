import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { type DataPoint, type Histogram, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';

/** The real SDK, which keeps all that it is told in memory. */
export interface Sdk {
  /** The spans that ended, in the order of their ends. */
  spans(): ReadableSpan[];
  /** The only span of this name. */
  span(name: string): ReadableSpan;
  /** The measurements of `http.client.request.duration`. */
  durations(): Promise<DataPoint<Histogram>[]>;
  /** All that was told, as text. */
  everything(): Promise<string>;
  stop(): Promise<void>;
}

class OnDemandReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** Registers the SDK as an application does. */
export function startSdk(): Sdk {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const reader = new OnDemandReader();
  const meters = new MeterProvider({ readers: [reader] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(
    new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }),
  );
  trace.setGlobalTracerProvider(provider);
  metrics.setGlobalMeterProvider(meters);

  const spans = () => exporter.getFinishedSpans();
  const collect = async () => (await reader.collect()).resourceMetrics.scopeMetrics;
  return {
    spans,
    span(name) {
      const [found, ...more] = spans().filter((one) => one.name === name);
      if (!found || more.length > 0) {
        throw new Error(`not one span '${name}' but: ${spans().map((one) => one.name)}`);
      }
      return found;
    },
    async durations() {
      const all = (await collect()).flatMap((scope) => scope.metrics);
      const found = all.find(({ descriptor }) => descriptor.name === 'http.client.request.duration');
      return (found?.dataPoints ?? []) as DataPoint<Histogram>[];
    },
    async everything() {
      const shown = spans().map(({ name, attributes, events, links, status, instrumentationScope }) => {
        return { name, attributes, events, links, status, instrumentationScope };
      });
      return JSON.stringify([shown, await collect()]);
    },
    async stop() {
      for (const api of [trace, metrics, context, propagation]) api.disable();
      await Promise.all([provider.shutdown(), meters.shutdown()]);
    },
  };
}

/** A span as `traceparent` has it. */
export function traceparentOf(span: ReadableSpan): string {
  const { traceId, spanId } = span.spanContext();
  return `00-${traceId}-${spanId}-01`;
}
