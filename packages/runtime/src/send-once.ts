import { type AttemptOutcome, attempt } from './attempt.ts';
import { type CallContext, idempotencyOf, shownUrl } from './call-context.ts';
import type { SentRequest } from './call-result.ts';
import type { IdempotencyInfo } from './errors/quittance-error.ts';
import { keyHeader } from './idempotency-key.ts';
import { redactHeaders } from './redact.ts';
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
  const shownHeaders = redactHeaders(Object.entries(headers));
  trace.request = { method, url, headers: shownHeaders, attempts: call.attempts };
  const seen = { operation: descriptor.id, method, url, attempt: call.attempts };
  emit('onRequest', () => ({
    ...seen,
    headers: { ...shownHeaders },
    body: typeof prepared.body === 'string' ? call.redactor.body(input.body) : undefined,
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
  const idempotency = idempotencyOf(call);
  if (idempotency) trace.idempotency = idempotency;
  if (outcome.came === 'answer') {
    emit('onResponse', () => ({
      ...seen,
      status: outcome.response.status,
      headers: redactHeaders(outcome.response.headers),
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

function shownBody(call: CallContext, bytes: Uint8Array | undefined): unknown {
  if (!bytes || bytes.byteLength === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return call.redactor.body(JSON.parse(text));
  } catch {
    return call.redactor.text(text);
  }
}
