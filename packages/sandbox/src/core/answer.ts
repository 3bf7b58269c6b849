import type { Answer, Reply } from './contracts.ts';

const encoder = new TextEncoder();

/** The bytes of a reply. */
export function answerOf(
  reply: Reply & { readonly status: number },
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const { status, body, bytes, contentType, headers: own } = reply;
  const lower: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...headers, ...own })) lower[name.toLowerCase()] = value;
  if (bytes !== undefined) {
    return {
      status,
      headers: { ...lower, 'content-type': contentType ?? 'application/octet-stream' },
      body: bytes,
    };
  }
  if (body === undefined) return { status, headers: lower, body: new Uint8Array() };
  return {
    status,
    headers: { ...lower, 'content-type': contentType ?? 'application/json' },
    body: encoder.encode(JSON.stringify(body)),
  };
}
