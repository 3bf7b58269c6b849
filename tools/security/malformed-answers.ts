import { gzipSync } from 'node:zlib';

/** What is planted in answers alone: no client knows it beforehand, so nothing can mask it. */
export const IN_ANSWERS = {
  token: 'eyJFRESH.freshly-issued-0003.signature',
  secret: 'fresh-secret-that-is-shown-once-0004',
} as const;

/** Pieces of what is planted that must be nowhere: parsers keep what they did not understand in pieces. */
export const PIECES: readonly string[] = ['eyJFRESH', 'freshly-issued', 'fresh-secret', 'shown-once'];

const ANSWER = JSON.stringify({
  access_token: IN_ANSWERS.token,
  api_secret: IN_ANSWERS.secret,
  content: { authentication: { bearer: IN_ANSWERS.token }, secret: IN_ANSWERS.secret },
});
const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json';
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const head = (...lines: readonly string[]) => `${[OK, ...lines].join('\r\n')}\r\n\r\n`;
const chunked = head('transfer-encoding: chunked');
const ZIPPED = gzipSync(ANSWER);

/** Answers that no HTTP parser accepts, or that end too early, as they go over the line. */
export const MALFORMED: Readonly<Record<string, string | Buffer>> = {
  'begins with no status line': ANSWER,
  'has a status line of its own kind': `HTTP/1.1 ${ANSWER}\r\n\r\n`,
  'has a header without a colon': head(ANSWER.replace(/:/g, ' ')),
  'has a header name with its body in it': head(`${ANSWER}: x`),
  'has a length that is none': `${head(`content-length: ${IN_ANSWERS.secret}`)}${ANSWER}`,
  'has two lengths': `${head(`content-length: ${ANSWER.length}`, 'content-length: 7')}${ANSWER}`,
  'has a length and chunks': `${head('content-length: 10', 'transfer-encoding: chunked')}${chunk(ANSWER)}0\r\n\r\n`,
  'is longer than its length': `${head('content-length: 1')}${ANSWER}`,
  'is shorter than its length': `${head('content-length: 9999')}${ANSWER}`,
  'has a chunk without a size': `${chunked}${ANSWER}\r\n0\r\n\r\n`,
  'has a bad size after a good chunk': `${chunked}${chunk('{"access_token":"')}${ANSWER}\r\n`,
  'has a chunk that is longer than its size': `${chunked}5\r\n${ANSWER}\r\n0\r\n\r\n`,
  'has a chunk extension with its body in it': `${chunked}5;${ANSWER}\r\n`,
  'has a trailer with its body in it': `${chunked}${chunk(ANSWER)}0\r\n${ANSWER}\r\n\r\n`,
  'ends within a chunk': `${chunked}fff\r\n${ANSWER}`,
  'is a coding that it does not name': `${head('content-encoding: gzip', `content-length: ${ANSWER.length}`)}${ANSWER}`,
  'is a coding with a broken end': Buffer.concat([
    Buffer.from(head('content-encoding: gzip', `content-length: ${ZIPPED.length + ANSWER.length}`)),
    ZIPPED.subarray(0, -8),
    Buffer.from(`${ANSWER}12345678`),
  ]),
  'is no JSON behind its beginning': `${head(`content-length: ${ANSWER.length + 1}`)}${ANSWER}}`,
  'is no JSON at its beginning': `${head(`content-length: ${ANSWER.length + 1}`)}x${ANSWER}`,
};
