import { verifyHmac } from '@quittance/runtime';

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
 * Whether a webhook comes from Keyline: compares its checksum (`sha1=` and the HMAC-SHA1 of the raw body, in
 * hexadecimal) in constant time. Give the body as it came, before any parsing. False for a missing or malformed
 * signature. The documentation does not name the header that carries it.
 *
 * @example
 * if (!(await verifyWebhook(rawBody, signature, secret))) return new Response(null, { status: 401 });
 * const { event } = JSON.parse(rawBody) as KeylineWebhook;
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  signature: string | null | undefined,
  secret: string,
): Promise<boolean> {
  return verifyHmac({ algorithm: 'SHA-1', secret, body: rawBody, signature, prefix: 'sha1=' });
}
