import type { Answer } from '../contracts.ts';
import type { Garbled } from './fault.ts';

const PORTAL = new TextEncoder().encode('<html><body>Welcome, please log in</body></html>');

/** How long an inflated bomb is: more than a client reads by default. */
export const BOMB_BYTES = 65 * 1_048_576;

/** A success that is not what it should be, where it is an answer like others: the same in process and on a wire. */
export function garbledAnswer(as: Garbled, answer: Answer): Answer | undefined {
  const { headers, body } = answer;
  switch (as) {
    case 'invalid JSON':
      return { ...answer, body: body.subarray(0, -1) };
    case 'HTML':
      return { ...answer, body: PORTAL, headers: { ...headers, 'content-type': 'text/html' } };
    case 'a wrong content type':
      return { ...answer, headers: { ...headers, 'content-type': 'text/plain' } };
    case 'a wrong charset': {
      const type = 'application/json; charset=utf-16le';
      return { ...answer, body: utf16(body), headers: { ...headers, 'content-type': type } };
    }
    case 'an empty body':
      return { ...answer, body: new Uint8Array() };
    default:
      return undefined;
  }
}

function utf16(body: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(body);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), true);
  return bytes;
}
