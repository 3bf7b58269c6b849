import type { ServerResponse } from 'node:http';
import type { Act, Moment } from '../../faults/fault.ts';
import type { Answer } from '../service/answer.ts';
import { bytesOf, headersOf, sendAnswer } from './send-answer.ts';
import { sendGarbled } from './send-garbled.ts';
import { sendRefusal } from './send-refusal.ts';

// Long enough for what was written to be on its way before the connection is reset.
const HEAD_START_MS = 2;

/** Injects a fault into an answer on its way out. At arrival there is none yet: what a gateway would have sent stands in for it. */
export function injectFault(response: ServerResponse, act: Act, answer: Answer = { status: 200 }): void {
  switch (act.does) {
    case 'reset':
      sendUpTo(response, act.moment, answer);
      if (act.moment === 'before the headers') response.socket?.resetAndDestroy();
      else setTimeout(() => response.socket?.resetAndDestroy(), HEAD_START_MS);
      return;
    case 'stall':
      // Held open until the client goes away.
      sendUpTo(response, act.moment, answer);
      return;
    case 'answer':
      sendRefusal(response, act, answer);
      return;
    case 'redirect':
      sendAnswer(response, { status: act.status, headers: { location: '/elsewhere' } });
      return;
    case 'garble':
      sendGarbled(response, act.as, answer);
      return;
    default:
      throw new Error(`\`${act.does}\` is not injected into an answer: it is played elsewhere.`);
  }
}

function sendUpTo(response: ServerResponse, moment: Moment, answer: Answer): void {
  if (moment === 'before the headers') return;
  const bytes = bytesOf(answer);
  response.writeHead(answer.status, { ...headersOf(answer), 'content-length': bytes.length });
  response.flushHeaders();
  if (moment === 'in the body') response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
}
