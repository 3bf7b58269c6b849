/** Who listens: an address, or a handler in the same process. */
export type WebhookTarget = string | URL | ((request: Request) => Response | Promise<Response>);

/** How long a listener has, in real time, before it is not waited for any more. */
const PATIENCE_MS = 10_000;

/** Sends a webhook, and gives back the status of its answer, or what went wrong in words. */
export async function sendWebhook(
  target: WebhookTarget,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | string> {
  const gaveUp = new AbortController();
  const late = `no answer in ${PATIENCE_MS / 1_000} s`;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve(late);
      gaveUp.abort(new Error(late));
    }, PATIENCE_MS);
  });
  const { signal } = gaveUp;
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers }, signal };
  try {
    return await Promise.race([statusOf(target, init), tooLate]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}

async function statusOf(target: WebhookTarget, init: RequestInit): Promise<number> {
  const answer =
    typeof target === 'function'
      ? await target(new Request('http://listener.invalid/', init))
      : await fetch(target, init);
  await answer.body?.cancel();
  return answer.status;
}
