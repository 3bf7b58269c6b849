import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Garbled } from '../../faults/fault.ts';
import type { Answer } from '../service/answer.ts';
import { bytesOf, headersOf } from './send-answer.ts';

// Far over what the clients here read (see vendor-client.ts), and small on the line.
const BOMB = gzipSync(Buffer.alloc(1_048_576, ' '));
const CHUNK = Buffer.alloc(65_536, ' ');
type RawlySent =
  | 'two content lengths'
  | 'huge headers'
  | 'an end after the headers'
  | 'a reason phrase beyond Latin-1';

const PORTAL = Buffer.from('<html><body>Welcome, please log in</body></html>');

/** Sends an answer with its own status, in a form that is not what it should be. */
export function sendGarbled(response: ServerResponse, as: Garbled, answer: Answer): void {
  const { status } = answer;
  const bytes = bytesOf(answer);
  const length = `content-length: ${bytes.length}`;
  const others = Object.entries(headersOf(answer)).map(([name, value]) => `${name}: ${value}`);
  const raw = (body: Buffer, headers: readonly string[], reason = 'Garbled') =>
    sendRaw(response, `${status} ${reason}`, [...others, ...headers], body);
  if (as === 'an endless body') sendWithoutEnd(response, status, headersOf(answer));
  else if (as === 'two content lengths') raw(bytes, [length, `${length}0`]);
  else if (as === 'huge headers') raw(bytes, [length, `x-huge: ${'h'.repeat(65_536)}`]);
  else if (as === 'an end after the headers') raw(Buffer.alloc(0), ['connection: close']);
  else if (as === 'a reason phrase beyond Latin-1') raw(bytes, [length, 'connection: close'], '好的');
  else {
    const garbled = garble(as, bytes);
    response.writeHead(status, {
      ...headersOf(answer),
      ...garbled.headers,
      'content-length': garbled.bytes.length,
    });
    response.end(garbled.bytes);
  }
}

function garble(
  as: Exclude<Garbled, RawlySent | 'an endless body'>,
  bytes: Buffer,
): { readonly bytes: Buffer; readonly headers?: Record<string, string> } {
  switch (as) {
    case 'invalid JSON':
      return { bytes: bytes.subarray(0, -1) };
    case 'HTML':
      return { bytes: PORTAL, headers: { 'content-type': 'text/html' } };
    case 'a wrong content type':
      return { bytes, headers: { 'content-type': 'text/plain' } };
    case 'a wrong charset':
      return {
        bytes: Buffer.from(bytes.toString(), 'utf16le'),
        headers: { 'content-type': 'application/json; charset=utf-16le' },
      };
    case 'truncated gzip': {
      const zipped = gzipSync(bytes);
      return {
        bytes: zipped.subarray(0, Math.ceil(zipped.length * 0.6)),
        headers: { 'content-encoding': 'gzip' },
      };
    }
    case 'gzip cut in its head':
      return { bytes: gzipSync(bytes).subarray(0, 4), headers: { 'content-encoding': 'gzip' } };
    case 'an empty body':
      return { bytes: Buffer.alloc(0) };
    case 'a gzip bomb':
      return { bytes: BOMB, headers: { 'content-encoding': 'gzip' } };
  }
}

function sendWithoutEnd(response: ServerResponse, status: number, headers: Record<string, string>): void {
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
  statusLine: string,
  headers: readonly string[],
  body: Buffer,
): void {
  socket?.write([`HTTP/1.1 ${statusLine}`, ...headers, '', ''].join('\r\n'));
  socket?.end(body);
}
