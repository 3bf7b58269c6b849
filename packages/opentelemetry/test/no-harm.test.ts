import {
  type Context,
  context,
  diag,
  type Meter,
  metrics,
  propagation,
  type TextMapPropagator,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { systemClock } from '@quittance/runtime';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTelemetry } from '../src/index.ts';
import { acmeClient, closeTill, createReceipt, getReceipt, thrown } from './acme.ts';
import { type Answer, type Loopback, startLoopback } from './loopback.ts';
import { type Sdk, startSdk } from './start-sdk.ts';

const fail = (): never => {
  throw new Error('telemetry is broken');
};
const brokenSpan = new Proxy({}, { get: () => fail }) as ReturnType<Tracer['startSpan']>;

function injecting(...headers: [string, unknown][]): TextMapPropagator {
  return {
    inject: (_, carrier, setter) => {
      for (const [name, value] of headers) setter.set(carrier, name, value as string);
    },
    extract: (active) => active,
    fields: () => [],
  };
}

function contextManager(run: (inside: () => unknown) => unknown) {
  context.disable();
  context.setGlobalContextManager({
    active: () => ({}) as Context,
    with: (_: Context, inside: () => unknown) => run(inside),
    bind: (_: Context, target: unknown) => target,
    enable: fail,
    disable: () => undefined,
  } as unknown as Parameters<typeof context.setGlobalContextManager>[0]);
}

function meterProvider(meter: object) {
  metrics.disable();
  metrics.setGlobalMeterProvider({ getMeter: () => meter as Meter });
}

function tracerProvider(tracer: object) {
  trace.disable();
  trace.setGlobalTracerProvider({ getTracer: () => tracer as Tracer });
}

function globalPropagator(propagator: TextMapPropagator) {
  propagation.disable();
  propagation.setGlobalPropagator(propagator);
}

const late: (() => unknown)[] = [];
const broken: Readonly<Record<string, () => void>> = {
  'a tracer that throws': () => tracerProvider({ startSpan: fail }),
  'a tracer provider that throws': () => {
    trace.disable();
    trace.setGlobalTracerProvider({ getTracer: fail });
  },
  'a tracer that makes nothing': () => tracerProvider({ startSpan: () => undefined }),
  'a span that throws, whatever it is asked': () => tracerProvider({ startSpan: () => brokenSpan }),
  'a propagator that throws': () => globalPropagator({ ...injecting(), inject: fail }),
  'a propagator that writes what the client writes': () =>
    globalPropagator(
      injecting(
        ['Authorization', 'stolen'],
        ['X-Key', 'stolen'],
        ['x-api-version', 'stolen'],
        ['Content-Type', 'stolen'],
        ['content-length', '7'],
        ['host', 'stolen'],
        ['Expect', '100-continue'],
        ['te', 'trailers'],
      ),
    ),
  'a propagator that writes no headers': () =>
    globalPropagator(
      injecting(
        ['a name', 'x'],
        ['', 'x'],
        ['x-a', 'line\r\nbreak: 1'],
        ['x-b', '☃'],
        ['x-c', 7],
        ['x-d', undefined],
      ),
    ),
  'a propagator that writes a name that is no text': () =>
    globalPropagator(injecting(['x-a', 'x'], [{} as string, 'x'])),
  'a propagator that writes names that every object has': () =>
    globalPropagator(injecting(['constructor', 'x'], ['__proto__', 'x'])),
  'a meter that throws': () => meterProvider({ createHistogram: fail }),
  'a histogram that throws': () => meterProvider({ createHistogram: () => ({ record: fail }) }),
  'a context manager that throws before': () => contextManager(fail),
  'a context manager that throws afterwards': () =>
    contextManager((inside) => {
      inside();
      fail();
    }),
  'a context manager that runs nothing': () => contextManager(() => undefined),
  'a context manager that runs twice': () =>
    contextManager((inside) => {
      inside();
      return inside();
    }),
  'a context manager that runs late': () =>
    contextManager((inside) => {
      late.push(inside);
    }),
  'a context manager whose own promise rejects': () =>
    contextManager(async (inside) => {
      await inside();
    }),
  'a context that throws': () => {
    context.disable();
    const disable = () => undefined;
    context.setGlobalContextManager({ active: fail, with: fail, bind: fail, enable: fail, disable } as never);
  },
  'a logger that throws': () => {
    diag.setLogger({ verbose: fail, debug: fail, info: fail, warn: fail, error: fail });
    tracerProvider({ startSpan: fail });
  },
  'no SDK at all': () => {
    for (const api of [trace, metrics, context, propagation]) api.disable();
  },
};

const outcomes: Readonly<Record<string, readonly Answer[]>> = {
  'a success': [[200, { id: 'r1' }]],
  'a repeated call': [
    [503, {}],
    [200, { id: 'r1' }],
  ],
  'a refusal': [[422, { code: 'E_V' }]],
  'an unknown outcome': [undefined],
};

let sdk: Sdk;
let server: Loopback;
let answers: readonly Answer[];

beforeEach(async () => {
  sdk = startSdk();
  server = await startLoopback((_, count) => answers[Math.min(count, answers.length) - 1]);
});

afterEach(async () => {
  diag.disable();
  await Promise.all([server.stop(), sdk.stop()]);
});

const idempotencyKey = '7f0c1b52-8b1c-4e97-a2d4-6c5b7e8f9a01';

// Errors say until when to ask again.
const clock = { ...systemClock, now: () => 1_800_000_000_000 };

/** What a caller and the service see of a call. */
async function perform(use: ReturnType<typeof openTelemetry>[]) {
  server.seen.length = 0;
  const client = acmeClient(server.url, { use, clock, retry: { maxAttempts: 2 } });
  const options = { client, body: { type: 'SALE' }, idempotencyKey, throwOnError: false } as const;
  const { data, error, request, response } = await createReceipt(options);
  const { traceparent: _, ...headers } = request?.headers ?? {};
  return {
    data,
    error: error && { ...error.toJSON(), cause: undefined },
    request: { ...request, headers },
    status: response?.status,
    seen: server.seen.map((one) => {
      const { traceparent: _, ...headers } = one.headers;
      return { ...one, headers };
    }),
  };
}

const cases = Object.keys(broken).flatMap((what) =>
  Object.keys(outcomes).map((outcome) => ({ what, outcome })),
);

it.each(cases)('$what does not alter $outcome', async ({ what, outcome }) => {
  answers = outcomes[outcome] ?? [];
  const rejections = vi.fn();
  process.on('unhandledRejection', rejections);
  try {
    // The server counts, so the one without telemetry has a server of its own.
    const plain = await perform([]);
    await server.stop();
    const { port } = server;
    server = await startLoopback((_, count) => answers[Math.min(count, answers.length) - 1]);
    broken[what]?.();
    const watched = await perform([openTelemetry()]);
    for (const run of late.splice(0)) await run();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(JSON.stringify(watched).replaceAll(String(server.port), String(port))).toBe(JSON.stringify(plain));
    expect(watched.seen).toHaveLength(plain.seen.length);
    expect(rejections).not.toHaveBeenCalled();
  } finally {
    process.off('unhandledRejection', rejections);
  }
});

it('tells the logger of OpenTelemetry what failed in it', async () => {
  answers = [[200, { id: 'r1' }]];
  const warn = vi.fn();
  diag.setLogger({ verbose: warn, debug: warn, info: warn, warn, error: warn });
  tracerProvider({ startSpan: fail });
  warn.mockClear();
  await perform([openTelemetry()]);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('the call goes on'), expect.any(Error));
});

it('keeps a span whose URL cannot be shown', async () => {
  answers = [[200, { id: 'r1' }]];
  await perform([openTelemetry({ showUrl: fail })]);
  expect(sdk.span('POST /v1/receipts').attributes).not.toHaveProperty('url.full');
});

it('leaves alone a header that somebody wrote on purpose', async () => {
  answers = [[200, { id: 'r1' }]];
  const headers = { traceparent: 'mine' };
  const client = acmeClient(server.url, { headers, use: [openTelemetry()] });
  await thrown(createReceipt({ client, body: {} }));
  expect(server.seen[0]?.headers.traceparent).toBe('mine');
});

it.each(['Content-Type', 'X-Key', 'X-Till-Key', 'X-Api-Version', 'Authorization'])(
  'sends no %s of a propagator, also where the request has none',
  async (name) => {
    answers = [[200, { id: 'r1' }]];
    globalPropagator(injecting([name, 'stolen'], ['x-trace', 'kept']));
    const client = acmeClient(server.url, { auth: undefined, use: [openTelemetry()] });
    await getReceipt({ client, path: { id: 'r1' } });
    await closeTill({ client });
    for (const { headers } of server.seen) {
      expect(Object.values(headers)).not.toContain('stolen');
      expect(headers).toHaveProperty('x-trace', 'kept');
    }
    expect(server.seen).toHaveLength(2);
  },
);
