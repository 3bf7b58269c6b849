import { type HmacInput, parseSignedWebhook, verifyHmac } from '@quittance/runtime';

/** What Keyline posts to a webhook. Known from the vendor's Ruby client; the documentation does not print it. */
export interface KeylineWebhook {
  readonly event: KeylineEvent;
}

/** Something that happened to an object. */
export interface KeylineEvent {
  /** The event's own name. */
  readonly name: string;
  /** The kind of object, `Invoice` for instance. */
  readonly object_class: string;
  readonly object_id: number;
  /** What happened to it, `update` for instance. */
  readonly action: string;
  /** Where the object is found in the API. */
  readonly path: string;
  /** The version of the payload. */
  readonly version: string | number;
  readonly data: {
    /** The object's fields as they are now. */
    readonly attributes: Readonly<Record<string, unknown>>;
    /** The fields that changed: the old value, then the new one. */
    readonly changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>>;
  };
}

/**
 * Verifies a webhook and gives its event. Give the body as it came, before any parsing: text, or bytes. The documentation
 * does not name the header that carries the signature.
 *
 * @throws WebhookSignatureError when the signature is missing or wrong: do nothing, answer 401. WebhookError when what is
 * signed is no event. ConfigurationError when the body was parsed already, or the secret is empty.
 * @example
 * try {
 *   const event = await parseWebhook(await request.text(), signature, secret);
 *   console.log(event.object_class, event.object_id, event.action);
 * } catch (error) {
 *   if (isWebhookError(error)) return new Response(null, { status: 401 });
 *   throw error;
 * }
 */
export async function parseWebhook(
  rawBody: string | Uint8Array | ArrayBuffer,
  signature: string | null | undefined,
  secret: string,
): Promise<KeylineEvent> {
  const who = '[keyline] parseWebhook()';
  const { event } = await parseSignedWebhook({ ...signed(rawBody, signature, secret), who, isPayload });
  return event;
}

/**
 * Whether a webhook comes from Keyline: compares its checksum (`sha1=` and the HMAC-SHA1 of the raw body, in
 * hexadecimal) in constant time. Give the body as it came, before any parsing. False for a missing or malformed
 * signature. {@link parseWebhook} reads it, too.
 *
 * @example
 * if (!(await verifyWebhook(rawBody, signature, secret))) return new Response(null, { status: 401 });
 */
export function verifyWebhook(
  rawBody: string | Uint8Array | ArrayBuffer,
  signature: string | null | undefined,
  secret: string,
): Promise<boolean> {
  return verifyHmac(signed(rawBody, signature, secret));
}

function signed(body: HmacInput['body'], signature: HmacInput['signature'], secret: string): HmacInput {
  return { algorithm: 'SHA-1', secret, body, signature, prefix: 'sha1=' };
}

// No more than what makes it one: the vendor documents nothing, and may send other fields some day.
function isPayload(value: unknown): value is KeylineWebhook {
  const { event } = (value ?? {}) as { readonly event?: { readonly name?: unknown } | null };
  return typeof event?.name === 'string';
}
