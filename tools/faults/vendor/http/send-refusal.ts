import type { ServerResponse } from 'node:http';
import { type Act, type Form, WAITS, type Wait } from '../../faults/fault.ts';
import { type Answer, errorAnswer } from '../service/answer.ts';
import { bytesOf, headersOf, sendAnswer } from './send-answer.ts';

const FORMS: Readonly<Record<Form, { readonly type: string; readonly body: string }>> = {
  HTML: {
    type: 'text/html',
    body: '<html><head><title>Error</title></head><body><center>nginx</center></body></html>',
  },
  empty: { type: 'text/plain', body: '' },
  // Of a gateway that has no route. It has none of the fields where the vendor's code and message are.
  'foreign JSON': { type: 'application/json', body: '{"message":"no Route matched with those values"}' },
};
const WITHOUT_BODY = [204, 205, 304];

/** Answers with a status, as the vendor says it or as something in between does, in place of the answer that is there. */
export function sendRefusal(
  response: ServerResponse,
  { status, wait, form, keepsHeaders, stalls }: Extract<Act, { does: 'answer' }>,
  replaced: Answer,
): void {
  const answer = errorAnswer(status, 'a gateway answers', waitHeaders(wait));
  if (form) {
    const { type, body } = FORMS[form];
    if (WITHOUT_BODY.includes(status)) response.writeHead(status);
    else {
      const kept = keepsHeaders ? headersOf(replaced) : {};
      response.writeHead(status, {
        ...kept,
        'content-type': type,
        'content-length': Buffer.byteLength(body),
      });
    }
    response.end(body);
  } else if (stalls) {
    const bytes = bytesOf(answer);
    response.writeHead(status, { ...headersOf(answer), 'content-length': bytes.length });
    response.write(bytes.subarray(0, 1));
  } else sendAnswer(response, answer);
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
