import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../shared/folders.ts';
import { type OpenApi, resolve } from '../../shared/openapi.ts';
import type { Ref } from '../../shared/openapi-types.ts';

/** The published spec of SIGN PT: where the payloads come from, and what hey-api's client is generated from. */
export const signPt = JSON.parse(
  readFileSync(join(repoRoot, 'packages/fiskaly/src/gen/sign-pt/openapi.json'), 'utf8'),
) as OpenApi;

/** The path that everybody posts to. */
export const path = '/records';

/** The operation. */
export const post = signPt.paths?.[path]?.post as unknown as {
  parameters: unknown;
  requestBody: Ref;
  responses: Readonly<Record<string, Ref>>;
};

/** What everybody posts: a sale is about to happen. */
export const body = exampleOf(post.requestBody, 'INTENTION');

/** What everybody is answered with. */
export const answer = exampleOf(post.responses[200] ?? post.requestBody, 'INTENTION::TRANSACTION');

/** The answer to a request for a token, good for a day. */
export function tokenAnswer(now: number): object {
  const id = '3f7a91c5-d2b8-4e60-a914-6c0d8e2f7b35';
  const authentication = {
    type: 'JWT',
    bearer: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIzZjdhOTFjNSJ9.c2ln',
    expires_at: new Date(now + 86_400_000).toISOString(),
    issued_at: new Date(now).toISOString(),
  };
  return { content: { id, authentication, organization: { id }, subject: { id } } };
}

interface Content {
  readonly content: Readonly<Record<string, { examples: Readonly<Record<string, Ref>> }>>;
}

function exampleOf(message: Ref, type: string): object {
  const { content } = resolve<Content>(signPt, message);
  for (const { examples } of Object.values(content)) {
    for (const example of Object.values(examples)) {
      const { value } = resolve<{ value: { content: { type: string } } }>(signPt, example);
      if (value.content.type === type) return value;
    }
  }
  throw new Error(`The spec of fiskaly/sign-pt has no example of ${type} at POST ${path}`);
}
