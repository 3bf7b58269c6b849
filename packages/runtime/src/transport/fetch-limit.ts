import type { KyInstance } from 'ky';

/** What sends for a client, where that is not ky over the global fetch. */
export interface Sender {
  readonly fetch?: typeof fetch | undefined;
  readonly ky?: KyInstance | undefined;
}

// undici's own limits, for the headers and for each pause in the body.
const LIMIT_MS = 300_000;
const ADVICE = 'createNodeFetch() of `@quittance/runtime/node` has no limit of its own';
const ENDED = /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/;

/** Looks at each `timeout`, and says once that the global fetch of Node ends an attempt before that. */
export function watchTimeouts(sender: Sender, warn: (message: string) => void): (timeoutMs: number) => void {
  let said = false;
  return (timeoutMs) => {
    if (said || timeoutMs <= LIMIT_MS || !isNode() || !isGlobal(sender)) return;
    said = true;
    warn(`fetch in Node ends an attempt after ${LIMIT_MS} ms of silence, before \`timeout\`. ${ADVICE}`);
  };
}

/** What to say of an attempt that fetch itself ended: `code` is that of its error. */
export function endedByFetch(code: string): readonly [happened: string, advice: string] | undefined {
  return ENDED.test(code)
    ? [`timed out by fetch or its dispatcher, not by \`timeout\` (${code})`, ADVICE]
    : undefined;
}

function isGlobal({ fetch: own, ky }: Sender): boolean {
  let send = own;
  // Only so does an instance show its options.
  ky?.extend?.((options) => {
    send = options.fetch as typeof fetch | undefined;
    return {};
  });
  return !send || send === fetch;
}

function isNode(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly userAgent?: unknown } };
  return String(navigator?.userAgent).startsWith('Node');
}
