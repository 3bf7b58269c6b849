import { endedError, reasonOf } from '../call/call-errors.ts';
import { shownUrl } from '../call/call-state.ts';
import type { Attempt, Call } from '../call/contracts.ts';
import type { AttemptEvent } from '../client/hooks.ts';
import { printable } from '../redaction/printable.ts';
import type { PreparedRequest } from '../request/prepared-request.ts';
import { exchange } from '../transport/exchange.ts';
import type { Outcome } from '../transport/outcome.ts';

/** Sends one attempt of a call, and tells the hooks. The innermost of the layers around an attempt. */
export async function transfer({ call, headers }: Attempt): Promise<Outcome> {
  const { core, descriptor, deadline, limits } = call;
  const { clock, emit, transport } = core;
  const { method } = descriptor;
  // `prepare` stands above all attempts.
  const prepared = call.prepared as PreparedRequest;
  if (deadline.cancelled) throw endedError(call);
  call.attempts++;
  // Those of the user's own, of a layer or a call, stay.
  if (core.userAgent) headers['user-agent'] ??= core.userAgent;
  const url = showRequest(call, headers);
  const seen = { operation: descriptor.id, method, url, attempt: call.attempts };
  emit('onRequest', () => ({
    ...seen,
    headers: { ...call.request?.headers },
    body: typeof prepared.body === 'string' ? shownInput(call) : undefined,
  }));

  call.sentHeaders = headers;
  const startedAt = clock.monotonic();
  const outcome = await exchange({
    transport,
    url: prepared.url,
    method,
    headers,
    body: prepared.body,
    clock,
    timeoutMs: limits.timeout,
    deadline,
    stream: typeof descriptor.accept === 'object',
    maxBytes: core.maxResponseBytes,
    onHeaders: (sent) => {
      call.sentHeaders = sent;
    },
  });
  const durationMs = clock.monotonic() - startedAt;
  if (outcome.came !== 'never left' && outcome.reply) {
    const { reply } = outcome;
    call.reply = reply;
    // Inspecting a response shows its URL, and this one has a secret in its query.
    if (url !== prepared.url) reply.url = url;
    if (outcome.came === 'answer') {
      emit('onResponse', () => ({
        ...seen,
        status: reply.status,
        headers: call.redactor.headers(reply.headers),
        body: shownBody(call, outcome.bytes),
        durationMs,
      }));
    }
  }
  emit('onAttempt', () => attemptEvent(call, outcome, durationMs));
  return outcome;
}

function attemptEvent(call: Call, outcome: Outcome, durationMs: number): AttemptEvent {
  const { attempts, core, coverage, descriptor, redactor } = call;
  const { came } = outcome;
  const idHeader = core.api.errors?.requestIdHeader;
  const reply = came === 'never left' ? undefined : outcome.reply;
  const shown = (text: string | null | undefined) => (text ? printable(redactor.text(text), 200) : undefined);
  return {
    operation: descriptor.id,
    method: descriptor.method,
    attempt: attempts,
    came,
    status: reply?.status,
    reason:
      came === 'answer'
        ? undefined
        : shown(came === 'lost' && outcome.timedOut ? 'timed out' : reasonOf(outcome.cause)),
    durationMs,
    key: coverage?.info.key,
    requestId: shown(idHeader && reply?.header(idHeader)),
  };
}

/** Notes what a result shows of the request, credentials masked; returns its URL. */
export function showRequest(call: Call, headers: Readonly<Record<string, string>>): string {
  const { attempts, descriptor, redactor } = call;
  const url = shownUrl(call);
  call.request = {
    method: descriptor.method,
    url,
    headers: redactor.headers(Object.entries(headers)),
    attempts,
  };
  return url;
}

function shownInput({ redactor, input }: Call): unknown {
  return typeof input.body === 'string' ? redactor.unparsed(input.body) : redactor.body(input.body);
}

function shownBody({ redactor }: Call, bytes: Uint8Array | undefined): unknown {
  if (!bytes || bytes.byteLength === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return redactor.body(JSON.parse(text));
  } catch {
    return redactor.unparsed(text);
  }
}
