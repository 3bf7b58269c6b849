/** What a bare `fetch` sees of a request. */
export type Sight =
  | { readonly failed: string }
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** When a caller loses patience: not before there is nothing more to come, however slow the machine. */
export type Patience = 'without end' | 'until the headers' | 'none';

const HEADERS = ['content-type', 'content-encoding', 'location', 'x-replayed'];
const MOST_BYTES = 1_000_000;
const A_WHILE_MS = 100;

/** Sends a request and looks at what comes of it. */
export async function see(
  send: (init: RequestInit) => Promise<Response>,
  patience: Patience,
): Promise<Sight> {
  const leaving = new AbortController();
  const leave = () => setTimeout(() => leaving.abort(new Error('the caller has left')), A_WHILE_MS);
  if (patience === 'none') leave();
  try {
    const answer = await send({ signal: leaving.signal, redirect: 'manual' });
    if (patience === 'until the headers') leave();
    const headers = Object.fromEntries(
      HEADERS.flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
    const waits = waitOf(answer.headers);
    return {
      status: answer.status,
      headers: { ...headers, ...(waits === undefined ? {} : { waits }) },
      body: await bodyOf(answer),
    };
  } catch (error) {
    return { failed: sentenceOf(error) };
  }
}

/** How long an answer asks to wait, in which form: dates differ from run to run. */
function waitOf(headers: Headers): string | undefined {
  const asked = headers.get('retry-after');
  if (asked === null || !/\d\d:\d\d:\d\d/.test(asked)) return asked ?? undefined;
  const zone = asked.endsWith('GMT') ? '' : ' GMT';
  const ms = Date.parse(asked + zone) - Date.parse(headers.get('date') ?? '');
  return `${zone === '' ? 'a date' : 'a date without a zone'} in ${ms} ms`;
}

async function bodyOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body ?? []) {
      parts.push(part);
      length += part.length;
      if (length > MOST_BYTES) return 'too much';
    }
  } catch (error) {
    return `${Buffer.concat(parts)} and then ${sentenceOf(error)}`;
  }
  return Buffer.concat(parts).toString();
}

function sentenceOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  const { code: told } = (cause ?? {}) as { readonly code?: string };
  // Node 20 and 22 say it in other words than Node 24.
  const code = told === 'HPE_UNEXPECTED_CONTENT_LENGTH' ? 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' : told;
  return `${name}: ${message}${code === undefined ? '' : ` (${code})`}`;
}
