import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { type ClientOptions, layer, request, tokenExchange } from '@quittance/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTelemetryOptions, openTelemetry } from '../src/index.ts';
import { acmeClient, createReceipt, createToken, getReceipt, sendReceipt, thrown } from './acme.ts';
import { type Answer, type Loopback, type Received, startLoopback } from './loopback.ts';
import { type Sdk, startSdk, traceparentOf } from './start-sdk.ts';

const receipt: Answer = [200, { id: 'r1' }];
const body = { type: 'SALE' };
const path = { id: 'r1' };

let sdk: Sdk;
let servers: Loopback[];

beforeEach(() => {
  sdk = startSdk();
  servers = [];
});

afterEach(async () => {
  await Promise.all(servers.map((one) => one.stop()));
  await sdk.stop();
});

type Behaviour = (request: Received, count: number) => Answer | Promise<Answer>;

async function traced(
  answer: Behaviour,
  options: Partial<ClientOptions> = {},
  telemetry: OpenTelemetryOptions = {},
) {
  const server = await startLoopback(answer);
  servers.push(server);
  const client = acmeClient(server.url, { use: [openTelemetry(telemetry)], ...options });
  return { client, server };
}

const inTurn =
  (...answers: readonly Answer[]): Behaviour =>
  (_, count) =>
    answers[Math.min(count, answers.length) - 1];

describe('a call that succeeds at once', () => {
  it('is a span, with a client span by the conventions below it', async () => {
    const { client, server } = await traced(inTurn(receipt));
    await getReceipt({ client, path, query: { expand: 'lines' }, validation: { request: 'loose' } });
    const call = sdk.span('acme/till getReceipt');
    const attempt = sdk.span('GET /v1/receipts/{id}');
    expect(call.kind).toBe(SpanKind.INTERNAL);
    expect(call.parentSpanContext).toBeUndefined();
    expect(call.attributes).toEqual({
      'quittance.api.id': 'acme/till',
      'quittance.operation.id': 'getReceipt',
      'quittance.attempts': 1,
    });
    expect(attempt.kind).toBe(SpanKind.CLIENT);
    expect(attempt.parentSpanContext?.spanId).toBe(call.spanContext().spanId);
    expect(attempt.attributes).toEqual({
      'quittance.api.id': 'acme/till',
      'quittance.operation.id': 'getReceipt',
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'server.address': '127.0.0.1',
      'server.port': server.port,
      'url.full': `${server.url}/receipts/r1?expand=lines`,
      'url.template': '/v1/receipts/{id}',
    });
    for (const span of [call, attempt]) {
      expect(span.status).toEqual({ code: SpanStatusCode.UNSET });
      expect(span.events).toEqual([]);
      expect(span.instrumentationScope.name).toBe('@quittance/opentelemetry');
    }
  });

  it('tells the service the trace', async () => {
    const { client, server } = await traced(inTurn(receipt));
    await getReceipt({ client, path });
    expect(server.seen[0]?.headers.traceparent).toBe(traceparentOf(sdk.span('GET /v1/receipts/{id}')));
  });

  it('is measured in seconds, with few values', async () => {
    const { client, server } = await traced(inTurn(receipt));
    for (const id of ['r1', 'r2']) await getReceipt({ client, path: { id } });
    const [point, ...more] = await sdk.durations();
    expect(more).toEqual([]);
    expect(point?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'server.address': '127.0.0.1',
      'server.port': server.port,
      'url.template': '/v1/receipts/{id}',
    });
    expect(point?.value.count).toBe(2);
    expect(point?.value.sum).toBeLessThan(60);
    expect(point?.value.buckets.boundaries).toEqual([
      0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
    ]);
  });

  it('knows the port that an address leaves out, and an IPv6 address', async () => {
    const fetch = async () => new Response('{"id":"r1"}');
    const use = [openTelemetry()];
    await createReceipt({ client: acmeClient('https://acme.example', { fetch, use }), body });
    expect(sdk.span('POST /receipts').attributes).toMatchObject({
      'server.address': 'acme.example',
      'server.port': 443,
    });
    await sendReceipt({ client: acmeClient('http://[::1]/a/b', { fetch, use }), body });
    expect(sdk.span('POST /a/b/receipts/send').attributes).toMatchObject({
      'server.address': '::1',
      'server.port': 80,
    });
  });
});

describe('a call that is repeated', () => {
  it('has a span for each attempt, each with its own trace context on the wire', async () => {
    const { client, server } = await traced(inTurn([503, {}], receipt));
    await createReceipt({ client, body });
    const call = sdk.span('acme/till createReceipt');
    const attempts = sdk.spans().filter((span) => span.name === 'POST /v1/receipts');
    expect(call.attributes).toMatchObject({ 'quittance.attempts': 2 });
    expect(call.status.code).toBe(SpanStatusCode.UNSET);
    expect(attempts.map((span) => span.parentSpanContext?.spanId)).toEqual(
      Array(2).fill(call.spanContext().spanId),
    );
    expect(attempts[0]?.attributes).toMatchObject({ 'http.response.status_code': 503, 'error.type': '503' });
    expect(attempts[0]?.attributes).not.toHaveProperty('http.request.resend_count');
    expect(attempts[0]?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(attempts[1]?.attributes).toMatchObject({
      'http.response.status_code': 200,
      'http.request.resend_count': 1,
    });
    expect(attempts[1]?.attributes).not.toHaveProperty('error.type');
    expect(server.seen.map(({ headers }) => headers.traceparent)).toEqual(attempts.map(traceparentOf));
    expect((await sdk.durations()).map((point) => point.attributes['error.type'])).toEqual([
      '503',
      undefined,
    ]);
  });

  it('counts what a refused token cost, and shows nothing of the exchange', async () => {
    let tokens = 0;
    const auth = tokenExchange({
      identity: 'till-7',
      exchange: async ({ send }) => {
        const { data } = await send(createToken, { body: { secret: 'exchange-secret-1' } });
        return { token: data.token, expiresAt: Date.now() + 3_600_000 };
      },
    });
    const answer: Behaviour = ({ path, headers }) => {
      if (path === '/v1/tokens') return [200, { token: `issued-token-${++tokens}` }];
      return headers.authorization === 'Bearer issued-token-2' ? receipt : [401, {}];
    };
    const { client } = await traced(answer, { auth });
    await getReceipt({ client, path });
    const call = sdk.span('acme/till getReceipt');
    const attempts = sdk.spans().filter((span) => span.name === 'GET /v1/receipts/{id}');
    expect(call.attributes).toMatchObject({ 'quittance.attempts': 2 });
    expect(attempts.map((span) => span.attributes['http.response.status_code'])).toEqual([401, 200]);
    expect(attempts[1]?.attributes['http.request.resend_count']).toBe(1);
    expect(sdk.spans()).toHaveLength(3);
    expect(await sdk.everything()).not.toMatch(/issued-token|exchange-secret/);
  });
});

describe('a call that fails', () => {
  it('is an error with its name, and its attempt one with the status', async () => {
    const { client } = await traced(inTurn([422, { code: 'E_V', message: 'said by the service' }]));
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'ValidationError' });
    const call = sdk.span('acme/till createReceipt');
    expect(call.attributes).toEqual({
      'quittance.api.id': 'acme/till',
      'quittance.operation.id': 'createReceipt',
      'quittance.attempts': 1,
      'error.type': 'ValidationError',
    });
    expect(call.status).toEqual({ code: SpanStatusCode.ERROR });
    const attempt = sdk.span('POST /v1/receipts');
    expect(attempt.attributes).toMatchObject({ 'http.response.status_code': 422, 'error.type': '422' });
    expect(attempt.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(await sdk.everything()).not.toContain('said by');
  });

  it('says so when nobody knows the outcome', async () => {
    const { client } = await traced(inTurn(undefined));
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
    expect(sdk.span('acme/till sendReceipt').attributes).toMatchObject({
      'error.type': 'OutcomeUnknownError',
      'quittance.outcome_known': false,
      'quittance.attempts': 1,
    });
    const { attributes, status } = sdk.span('POST /v1/receipts/send');
    expect(attributes).toMatchObject({ 'error.type': 'lost' });
    expect(attributes).not.toHaveProperty('http.response.status_code');
    expect(status).toEqual({ code: SpanStatusCode.ERROR });
  });

  it('names a service that cannot be reached', async () => {
    const { client, server } = await traced(inTurn(receipt), { retry: { maxAttempts: 2 } });
    await server.stop();
    await thrown(getReceipt({ client, path }));
    const attempts = sdk.spans().filter((span) => span.kind === SpanKind.CLIENT);
    expect(attempts.map((span) => span.attributes['error.type'])).toEqual(['never_left', 'never_left']);
    expect(sdk.span('acme/till getReceipt').attributes).toMatchObject({ 'error.type': 'ConnectionError' });
    const [point] = await sdk.durations();
    expect(point?.attributes).toMatchObject({ 'error.type': 'never_left' });
    expect(point?.value.count).toBe(2);
  });

  it('tells an attempt that took too long from a call that was over', async () => {
    const { client } = await traced(inTurn('stall'), { retry: false });
    await thrown(getReceipt({ client, path, timeout: 20 }));
    await thrown(getReceipt({ client, path, deadline: 20 }));
    await thrown(getReceipt({ client, path, signal: AbortSignal.timeout(20) }));
    await thrown(getReceipt({ client, path, signal: AbortSignal.abort() }));
    const types = (kind: SpanKind) =>
      sdk
        .spans()
        .filter((span) => span.kind === kind)
        .map((span) => span.attributes['error.type']);
    expect(types(SpanKind.CLIENT)).toEqual(['timeout', 'aborted', 'aborted']);
    expect(types(SpanKind.INTERNAL)).toEqual(['TimeoutError', 'TimeoutError', 'AbortedError', 'aborted']);
  });

  it('names an answer that is too large, though its status is a success', async () => {
    const { client } = await traced(inTurn([200, { id: 'x'.repeat(2_000) }]), { maxResponseBytes: 1_000 });
    await thrown(sendReceipt({ client, body }));
    expect(sdk.span('POST /v1/receipts/send').attributes).toMatchObject({
      'http.response.status_code': 200,
      'error.type': 'too_large',
    });
  });

  it('leaves a redirect to the span of the call', async () => {
    const { client } = await traced(inTurn([302, {}]));
    await thrown(getReceipt({ client, path }));
    expect(sdk.span('GET /v1/receipts/{id}').status.code).toBe(SpanStatusCode.UNSET);
    expect(sdk.span('acme/till getReceipt').attributes).toMatchObject({ 'error.type': 'RedirectError' });
  });

  it('has no attempt when its input is refused, and no duration when there is no token', async () => {
    const refusing = tokenExchange({
      identity: 'till-7',
      exchange: async () => {
        throw new Error('no token for secret-4711');
      },
    });
    const { client } = await traced(inTurn(receipt), { auth: refusing });
    await thrown(getReceipt({ client, path: { id: '..' } }));
    expect(sdk.span('acme/till getReceipt').attributes).toMatchObject({
      'error.type': 'RequestValidationError',
      'quittance.attempts': 0,
    });
    expect(sdk.spans()).toHaveLength(1);
    await thrown(sendReceipt({ client, body }));
    expect(sdk.span('POST /v1/receipts/send').attributes).toMatchObject({ 'error.type': 'TokenError' });
    expect(await sdk.durations()).toEqual([]);
    expect(await sdk.everything()).not.toContain('secret-4711');
  });

  it('is told also where the caller does not want errors thrown', async () => {
    const { client } = await traced(inTurn([404, {}]));
    const { error } = await getReceipt({ client, path, throwOnError: false });
    expect(error?.name).toBe('NotFoundError');
    expect(sdk.span('acme/till getReceipt').attributes).toMatchObject({ 'error.type': 'NotFoundError' });
    expect(sdk.span('acme/till getReceipt').status.code).toBe(SpanStatusCode.ERROR);
  });

  it('names what another layer throws by its class here, not by its own words', async () => {
    const broken = layer(() => {
      throw Object.assign(new Error('said by a layer'), { name: 'customer 4711' });
    });
    const { client } = await traced(inTurn(receipt), { use: [openTelemetry(), broken] });
    await thrown(getReceipt({ client, path }));
    expect(sdk.span('acme/till getReceipt').attributes).toMatchObject({ 'error.type': 'LayerError' });
    expect(await sdk.everything()).not.toMatch(/4711|said by/);
  });
});

describe('parents', () => {
  it("are the caller's own span", async () => {
    const { client } = await traced(inTurn(receipt));
    await trace.getTracer('app').startActiveSpan('checkout', async (span) => {
      await getReceipt({ client, path });
      expect(trace.getActiveSpan()).toBe(span);
      span.end();
    });
    const checkout = sdk.span('checkout');
    const call = sdk.span('acme/till getReceipt');
    expect(call.parentSpanContext?.spanId).toBe(checkout.spanContext().spanId);
    expect(sdk.span('GET /v1/receipts/{id}').spanContext().traceId).toBe(checkout.spanContext().traceId);
  });

  it('do not mix when several calls are under way', async () => {
    const { client } = await traced(async (_, count) => {
      await new Promise((resolve) => setTimeout(resolve, (count * 7) % 13));
      return count % 3 === 0 ? [503, {}] : receipt;
    });
    const ids = Array.from({ length: 20 }, (_, index) => `r${index}`);
    const tracer = trace.getTracer('app');
    await Promise.all(
      ids.map((id) =>
        tracer.startActiveSpan(id, async (span) => {
          await getReceipt({ client, path: { id }, retry: { maxAttempts: 20 } });
          span.end();
        }),
      ),
    );
    const spans = sdk.spans();
    const parentOf = (id: string | undefined) => spans.find((span) => span.spanContext().spanId === id);
    const attempts = spans.filter((span) => span.kind === SpanKind.CLIENT);
    expect(attempts.length).toBeGreaterThan(ids.length);
    for (const attempt of attempts) {
      const call = parentOf(attempt.parentSpanContext?.spanId);
      const own = parentOf(call?.parentSpanContext?.spanId);
      expect(attempt.attributes['url.full']).toMatch(new RegExp(`/receipts/${own?.name}$`));
    }
  });

  it('are given to what runs below, such as layers of the user', async () => {
    const active: (string | undefined)[] = [];
    const watching = layer((_, next) => {
      active.push(trace.getActiveSpan()?.spanContext().spanId);
      return next();
    });
    const { client } = await traced(inTurn(receipt), { use: [openTelemetry(), watching] });
    await getReceipt({ client, path });
    expect(active).toEqual([sdk.span('GET /v1/receipts/{id}').spanContext().spanId]);
  });
});

describe('options', () => {
  it('take a tracer of your own', async () => {
    const { client } = await traced(inTurn(receipt), {}, { tracer: trace.getTracer('mine') });
    await getReceipt({ client, path });
    expect(sdk.spans().map((span) => span.instrumentationScope.name)).toEqual(['mine', 'mine']);
  });

  it('leave attempts to an instrumented fetch', async () => {
    const { client, server } = await traced(inTurn(receipt), {}, { attempts: false });
    await getReceipt({ client, path });
    expect(sdk.spans().map((span) => span.name)).toEqual(['acme/till getReceipt']);
    expect(await sdk.durations()).toEqual([]);
    expect(server.seen[0]?.headers).not.toHaveProperty('traceparent');
  });

  it('say which context goes to the service', async () => {
    const withBaggage = propagation.setBaggage(
      context.active(),
      propagation.createBaggage({ customer: { value: 'c-4711' } }),
    );
    const headersWith = async (options: OpenTelemetryOptions) => {
      const { client, server } = await traced(inTurn(receipt), {}, options);
      await context.with(withBaggage, () => getReceipt({ client, path }));
      return server.seen[0]?.headers ?? {};
    };
    expect(await headersWith({})).toMatchObject({ baggage: 'customer=c-4711' });
    const own = await headersWith({ propagator: new W3CTraceContextPropagator() });
    expect(own).toHaveProperty('traceparent');
    expect(own).not.toHaveProperty('baggage');
    expect(await headersWith({ propagator: false })).not.toHaveProperty('traceparent');
  });

  it('show the URL in other words', async () => {
    const { client } = await traced(inTurn(receipt), {}, { showUrl: (url) => new URL(url).origin });
    await getReceipt({ client, path });
    expect(sdk.span('GET /v1/receipts/{id}').attributes['url.full']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

it('has no template for a request that the spec does not describe', async () => {
  const { client } = await traced(inTurn(receipt));
  await request(client, { method: 'GET', path: '/customers/4711' });
  const attempt = sdk.span('GET');
  expect(attempt.attributes).not.toHaveProperty('url.template');
  expect((await sdk.durations())[0]?.attributes).not.toHaveProperty('url.template');
});

it('measures also when it was made before the SDK started', async () => {
  await sdk.stop();
  const { client } = await traced(inTurn(receipt));
  await getReceipt({ client, path });
  sdk = startSdk();
  await getReceipt({ client, path });
  expect(sdk.spans()).toHaveLength(2);
  expect((await sdk.durations())[0]?.value.count).toBe(1);
});
