import { type Answer, errorAnswer } from './answer.ts';

/** Issues tokens that expire and can be revoked. */
export interface TokenIssuer {
  /** `POST /tokens` in fiskaly's form. */
  issue(body: string): Answer;
  /** Whether an `Authorization` header is good now. */
  accepts(header: string | undefined): boolean;
  revoke(header: string | undefined): void;
  /** Every token that was ever issued, by the key it was issued for. */
  readonly issued: ReadonlyMap<string, number>;
}

/** Makes an issuer. A token says that it lives for `lifetimeMs`, and is refused after `lifetimeMs / speed`. */
export function createTokenIssuer({
  lifetimeMs,
  speed,
  now = Date.now,
}: {
  readonly lifetimeMs: number;
  readonly speed: number;
  readonly now?: () => number;
}): TokenIssuer {
  const goodUntil = new Map<string, number>();
  const issued = new Map<string, number>();
  let count = 0;
  return {
    issued,
    issue(body) {
      const { content } = JSON.parse(body) as { content?: { key?: unknown; secret?: unknown } };
      if (typeof content?.key !== 'string' || typeof content.secret !== 'string') {
        return errorAnswer(400, 'content.key and content.secret are missing');
      }
      count += 1;
      issued.set(content.key, (issued.get(content.key) ?? 0) + 1);
      const bearer = `token-${count}`;
      const issuedAt = now();
      goodUntil.set(`Bearer ${bearer}`, issuedAt + lifetimeMs / speed);
      return {
        status: 200,
        body: {
          content: {
            id: '9e0f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a12',
            authentication: {
              type: 'JWT',
              bearer,
              issued_at: new Date(issuedAt).toISOString(),
              expires_at: new Date(issuedAt + lifetimeMs).toISOString(),
            },
            organization: { id: '5f8e2c1a-9b7d-4e36-8a54-1c2d3e4f5a09' },
            subject: { id: '2b9d4f70-6e1c-4a85-b3d2-9f8e7d6c5b11' },
          },
        },
      };
    },
    accepts: (header) => header !== undefined && (goodUntil.get(header) ?? 0) > now(),
    revoke: (header) => {
      if (header !== undefined) goodUntil.delete(header);
    },
  };
}
