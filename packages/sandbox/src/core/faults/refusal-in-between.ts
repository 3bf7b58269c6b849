import type { Answer } from '../contracts.ts';
import { type Act, type Form, WAITS, type Wait } from './fault.ts';

const FORMS: Readonly<Record<Form, { readonly type: string; readonly body: string }>> = {
  HTML: {
    type: 'text/html',
    body: '<html><head><title>Error</title></head><body><center>nginx</center></body></html>',
  },
  empty: { type: 'text/plain', body: '' },
  // Of a gateway that has no route: no vendor has its code or message there.
  'foreign JSON': { type: 'application/json', body: '{"title":"no route matched","type":"about:blank"}' },
  // Of another one, which looks like the vendor where that has no more than this itself.
  'a bare message': { type: 'application/json', body: '{"message":"no Route matched with those values"}' },
};

/** An answer of something in between: in the vendor's words (`own`), or in a form of its own, over the headers of what it replaces. */
export function refusalInBetween(
  { status, wait, form, keepsHeaders }: Extract<Act, { does: 'answer' }>,
  own: Answer,
  replaced: Answer,
): Answer {
  if (form === undefined) return { ...own, status, headers: { ...own.headers, ...waitHeaders(wait) } };
  const { type, body } = FORMS[form];
  const kept = keepsHeaders ? replaced.headers : {};
  return {
    status,
    headers: { ...kept, ...waitHeaders(wait), 'content-type': type },
    body: new TextEncoder().encode(body),
  };
}

function waitHeaders(wait: Wait | undefined): Record<string, string> {
  if (wait === undefined) return {};
  const asked = WAITS[wait];
  if (asked === undefined) return { 'retry-after': wait };
  if (wait !== 'date' && wait !== 'asctime') return { 'retry-after': String(asked / 1_000) };
  const now = Date.now();
  const until = new Date(now + asked);
  return {
    date: new Date(now).toUTCString(),
    'retry-after': wait === 'date' ? until.toUTCString() : asctime(until),
  };
}

/** `Sun Nov  6 08:49:37 1994`, as servers of old write it: without a zone, and in GMT all the same. */
function asctime(at: Date): string {
  const [day = '', date = '', month = '', year = '', time = ''] = at
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${day} ${month} ${String(Number(date)).padStart(2)} ${time} ${year}`;
}
