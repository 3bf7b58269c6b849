import { ConfigurationError } from '../errors/configuration-error.ts';
import { type HmacInput, verifyHmac } from './verify-hmac.ts';
import { WebhookError, WebhookSignatureError } from './webhook-error.ts';

/** A webhook as it came, and what it should be. */
export interface WebhookInput<Payload> extends HmacInput {
  /** Begins messages: who sends it, and the function that was called. */
  readonly who: string;
  /** Whether JSON is what this vendor sends. */
  readonly isPayload: (value: unknown) => value is Payload;
}

/**
 * Verifies a webhook's signature, and then only reads its body.
 *
 * @throws WebhookSignatureError when the signature is missing or wrong; WebhookError when the body is no JSON, or not
 * what the vendor sends; ConfigurationError when `secret` is empty, or `body` was parsed already.
 * @example
 * const { event } = await parseSignedWebhook({
 *   who: '[acme] webhook',
 *   algorithm: 'SHA-256',
 *   secret,
 *   body: await request.text(),
 *   signature: request.headers.get('x-signature'),
 *   isPayload: (value): value is { event: string } => typeof value === 'object' && value !== null && 'event' in value,
 * });
 */
export async function parseSignedWebhook<Payload>(input: WebhookInput<Payload>): Promise<Payload> {
  const { who, body, secret, signature, isPayload } = input;
  if (typeof body !== 'string' && !(body instanceof ArrayBuffer) && !ArrayBuffer.isView(body)) {
    throw new ConfigurationError(
      `${who}: the body is ${body === null ? 'null' : `of type ${typeof body}`}, so it was parsed already, or not read. The signature is one of bytes: give the raw body, as \`express.raw({ type: '*/*' })\` or \`await request.text()\` have it`,
    );
  }
  if (!secret?.length) throw new ConfigurationError(`${who}: \`secret\` is empty: it would accept everybody`);
  if (!signature) {
    throw new WebhookSignatureError(
      `${who}: there is no signature. Do nothing with the body; pass the value of the header that carries it`,
    );
  }
  if (!(await verifyHmac(input))) {
    throw new WebhookSignatureError(
      `${who}: the signature is not that of this body. Do nothing with it. If it is genuine: check \`secret\`, and that the body is raw, as it came`,
    );
  }
  const payload = parse(body);
  if (isPayload(payload)) return payload;
  const what = payload === undefined ? 'JSON' : 'an event';
  throw new WebhookError(
    `${who}: the signature is right, but the body is not ${what}. Report it to the vendor`,
  );
}

/** `undefined` for what is no JSON. The parser's own error would quote the body. */
function parse(body: HmacInput['body']): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
