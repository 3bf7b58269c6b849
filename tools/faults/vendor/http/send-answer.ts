import type { ServerResponse } from 'node:http';
import type { Answer } from '../service/answer.ts';

const ALWAYS = {
  'content-type': 'application/json',
  'x-api-version': '2026-05-04',
  'x-trace-identifier': '0199c2a8-aaaa-7bbb-8ccc-0123456789ab',
};

/** The headers of an answer as they go out. */
export function headersOf(answer: Answer): Record<string, string> {
  return { ...ALWAYS, ...answer.headers };
}

/** The body of an answer as it goes out. */
export function bytesOf(answer: Answer): Buffer {
  return Buffer.from(JSON.stringify(answer.body ?? {}));
}

/** Sends an answer whole. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const bytes = bytesOf(answer);
  response.writeHead(answer.status, { ...headersOf(answer), 'content-length': bytes.length });
  response.end(bytes);
}
