import { type AttemptOutcome, attempt } from './attempt.ts';
import { type CallContext, idempotencyOf, shownUrl } from './call-context.ts';
import type { SentRequest } from './call-result.ts';
import type { IdempotencyInfo } from './errors/quittance-error.ts';
import { keyHeader } from './idempotency-key.ts';
import type { PreparedRequest } from './request/prepare-request.ts';

/** What a call has come to, for those who do not want its error thrown. */
export interface Trace {
  request?: SentRequest;
  response?: Response;
  idempotency?: IdempotencyInfo;
}

/** What one attempt is sent with. */
export interface SendOnceInput {
  readonly prepared: PreparedRequest;
  /** The body as the caller gave it, for hooks. */
  readonly body: unknown;
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly trace: Trace;
}

/** Sends the next attempt of a call, with its credentials and key; tells hooks and the trace. Acts per attempt. */
export async function sendOnce(call: CallContext, input: SendOnceInput): Promise<AttemptOutcome> {
  const { core, descriptor } = call;
  const { prepared, trace } = input;
  const { clock, emit, api } = core;
  call.attempts++;
  call.firstSentAt ??= clock.now();

  const headers: Record<string, string> = { ...prepared.headers };
  if (call.authorization !== undefined) headers.authorization = call.authorization;
  const keyName = keyHeader(api, descriptor);
  if (keyName !== undefined && call.key !== undefined) headers[keyName.toLowerCase()] = call.key;

  const { method } = descriptor;
  const url = shownUrl(call);
  const shownHeaders = call.redactor.headers(Object.entries(headers));
  trace.request = { method, url, headers: shownHeaders, attempts: call.attempts };
  const seen = { operation: descriptor.id, method, url, attempt: call.attempts };
  emit('onRequest', () => ({
    ...seen,
    headers: { ...shownHeaders },
    body: typeof prepared.body === 'string' ? shownInput(call, input.body) : undefined,
  }));

  const startedAt = clock.monotonic();
  const outcome = await attempt({
    url: prepared.url,
    method,
    headers,
    body: prepared.body,
    fetch: core.fetch,
    clock,
    timeoutMs: input.timeout,
    signal: input.signal,
    stream: descriptor.accept === 'stream',
    maxBytes: core.maxResponseBytes,
  });

  const response = outcome.came === 'never left' ? undefined : outcome.response;
  call.replayed = isReplayed(call, response);
  if (response) trace.response = response;
  // Inspecting a response shows its URL, and this one has a secret in its query.
  if (response && url !== prepared.url) Object.defineProperty(response, 'url', { value: url });
  const idempotency = idempotencyOf(call);
  if (idempotency) trace.idempotency = idempotency;
  if (outcome.came === 'answer') {
    emit('onResponse', () => ({
      ...seen,
      status: outcome.response.status,
      headers: call.redactor.headers(outcome.response.headers),
      body: shownBody(call, outcome.bytes),
      durationMs: clock.monotonic() - startedAt,
    }));
  }
  return outcome;
}

function isReplayed(call: CallContext, response: Response | undefined): boolean {
  const name = call.core.api.idempotency?.replayedHeader;
  if (call.key === undefined || name === undefined) return false;
  return response?.headers.get(name)?.trim().toLowerCase() === 'true';
}

function shownInput({ redactor }: CallContext, body: unknown): unknown {
  return typeof body === 'string' ? redactor.unparsed(body) : redactor.body(body);
}

function shownBody(call: CallContext, bytes: Uint8Array | undefined): unknown {
  if (!bytes || bytes.byteLength === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return call.redactor.body(JSON.parse(text));
  } catch {
    return call.redactor.unparsed(text);
  }
}
