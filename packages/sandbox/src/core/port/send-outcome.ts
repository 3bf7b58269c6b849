import type { ServerResponse } from 'node:http';
import type { Answer } from '../contracts.ts';
import { type Delivery, deliveryOf, WITHOUT_BODY } from '../faults/delivery.ts';
import type { Outcome } from '../outcome.ts';
import { sendGarbled } from './send-garbled.ts';

// Long enough for what was written to be on its way before the connection is reset.
const HEAD_START_MS = 2;
const MOST_IN_ONE_PIECE = 65_536;

/** Sends an outcome over a socket, whole or as its fault says. */
export function sendOutcome(response: ServerResponse, outcome: Outcome): void {
  const delivery = deliveryOf(outcome);
  if (delivery.comes === 'whole') sendAnswer(response, delivery.answer);
  else if (delivery.comes === 'in part') sendPart(response, delivery);
  else if (delivery.comes === 'garbled') sendGarbled(response, delivery.as, delivery.answer, sendAnswer);
  // Who stalls is held open until the client goes away. What a system call fails with, a peer can only reset.
  else if (delivery.end !== 'stall') response.socket?.resetAndDestroy();
}

/** Sends an answer whole. */
function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  if (WITHOUT_BODY.includes(status)) response.writeHead(status, bodiless(status, headers)).end();
  else {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    // node:http sends head and body in one piece when the body is a text, and in two otherwise: twice the price.
    if (body.length < MOST_IN_ONE_PIECE) response.end(Buffer.from(body).toString('latin1'), 'latin1');
    else response.end(body);
  }
}

/** A 205 may have a body by its form, and says that it has none. */
function bodiless(status: number, headers: Answer['headers']): Record<string, string> {
  return status === 205 ? { ...headers, 'content-length': '0' } : headers;
}

function sendPart(
  response: ServerResponse,
  { answer, bytes, end }: Extract<Delivery, { comes: 'in part' }>,
): void {
  const { status, headers, body } = answer;
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.flushHeaders();
  if (bytes > 0) response.write(body.subarray(0, bytes));
  if (end === 'reset') setTimeout(() => response.socket?.resetAndDestroy(), HEAD_START_MS);
}
