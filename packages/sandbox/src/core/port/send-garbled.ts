import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from '../contracts.ts';
import type { Garbled } from '../faults/fault.ts';
import { BOMB_BYTES, garbledAnswer } from '../faults/garbled.ts';

const MEBIBYTE = 1_048_576;
const CHUNK = Buffer.alloc(65_536, ' ');
const HEAD_BYTES = 10;
const SUMS_BYTES = 8;
let bomb: Buffer | undefined;

/** Sends an answer in a form that is not what it should be; `send` sends what is an answer like others. */
export function sendGarbled(
  response: ServerResponse,
  as: Garbled,
  answer: Answer,
  send: (response: ServerResponse, answer: Answer) => void,
): void {
  const { status, body } = answer;
  const whole = garbledAnswer(as, answer) ?? zipped(as, answer);
  const length = `content-length: ${body.length}`;
  if (whole) send(response, whole);
  else if (as === 'an endless body') sendWithoutEnd(response, answer);
  else if (as === 'two content lengths') sendRaw(response, answer, `${status} OK`, [length, `${length}0`]);
  else if (as === 'huge headers')
    sendRaw(response, answer, `${status} OK`, [length, `x-huge: ${'h'.repeat(65_536)}`]);
  else if (as === 'an end after the headers')
    sendRaw(response, { ...answer, body: new Uint8Array() }, `${status} OK`, ['connection: close']);
  else sendRaw(response, answer, `${status} 好的`, [length, 'connection: close']);
}

function zipped(as: Garbled, answer: Answer): Answer | undefined {
  const asGzip = (body: Uint8Array) => ({
    ...answer,
    body,
    headers: { ...answer.headers, 'content-encoding': 'gzip' },
  });
  if (as === 'a gzip bomb') return asGzip(theBomb());
  if (as === 'gzip cut in its head') return asGzip(gzipSync(answer.body).subarray(0, 4));
  if (as !== 'truncated gzip') return undefined;
  const whole = gzipSync(answer.body);
  // Half of what is between its head and its sums.
  return asGzip(whole.subarray(0, HEAD_BYTES + Math.ceil((whole.length - HEAD_BYTES - SUMS_BYTES) / 2)));
}

/** Members of a mebibyte each, which gasGzip reads as one: small on the line. */
function theBomb(): Buffer {
  if (bomb) return bomb;
  const member = gzipSync(Buffer.alloc(MEBIBYTE, ' '));
  bomb = Buffer.concat(Array.from({ length: BOMB_BYTES / MEBIBYTE }, () => member));
  return bomb;
}

function sendWithoutEnd(response: ServerResponse, { status, headers }: Answer): void {
  response.writeHead(status, headers);
  const more = () => {
    let hasRoom = true;
    while (hasRoom && !response.destroyed) hasRoom = response.write(CHUNK);
  };
  response.on('drain', more);
  more();
}

// Past node:http, which would not write such heads.
function sendRaw(
  { socket }: ServerResponse,
  { headers, body }: Answer,
  statusLine: string,
  more: readonly string[],
): void {
  const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket?.write([`HTTP/1.1 ${statusLine}`, ...own, ...more, '', ''].join('\r\n'));
  socket?.end(body);
}
