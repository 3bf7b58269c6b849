import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultNamed } from '../faults/all-faults.ts';
import { type Fault, LONG_MS } from '../faults/fault.ts';
import { injectFault } from './http/inject-fault.ts';
import { sendAnswer } from './http/send-answer.ts';
import { type Answer, errorAnswer } from './service/answer.ts';
import { createIdempotencyLayer } from './service/idempotency-layer.ts';
import { type LedgerPage, openLedger } from './service/ledger.ts';
import { READINGS, readingNamed } from './service/reading.ts';
import { taskOf, type VendorRequest } from './service/task.ts';
import { createTokenIssuer } from './service/token-issuer.ts';

/** How a vendor behaves besides the faults it is asked for. */
export interface VendorOptions {
  /** How many times faster than the clock its time passes: what takes the vendor 45 s takes 450 ms at 100. */
  readonly speed?: number;
  /** How long its tokens live, in its own milliseconds. Default: 10 minutes. */
  readonly tokenLifetimeMs?: number;
  /** How long it remembers a key, in its own milliseconds. Default: 24 hours. */
  readonly keyLifetimeMs?: number;
}

/** A vendor that misbehaves on command. */
export interface Vendor {
  /** Where it listens. A reading's name follows: `http://127.0.0.1:40123/stores-errors`. */
  readonly url: string;
  /** What it really did so far. */
  ledger(): LedgerPage;
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * Starts a vendor on loopback, in this process. It plays its rules, and the fault that a request asks for in `x-fault`;
 * `x-call` says to which call a request belongs, for the ledger. See `start-vendor.ts` for one in its own process.
 */
export async function openVendor({
  speed = 1,
  tokenLifetimeMs = 10 * MINUTE_MS,
  keyLifetimeMs = 24 * HOUR_MS,
}: VendorOptions = {}): Promise<Vendor> {
  const ledger = openLedger();
  const tokens = createTokenIssuer({ lifetimeMs: tokenLifetimeMs, speed });
  const layers = new Map(
    READINGS.map((reading) => [
      reading.name,
      createIdempotencyLayer(reading, { ttlMs: keyLifetimeMs / speed }),
    ]),
  );
  const longWhile = () => new Promise<void>((resolve) => setTimeout(resolve, LONG_MS / speed));

  const work = async (reading: string, fault: Fault | undefined, carryOut: () => Answer): Promise<Answer> => {
    const act = fault?.place === 'inside' ? fault.act : undefined;
    if (act?.does === 'work slowly') await longWhile();
    if (act?.does === 'answer') return errorAnswer(act.status, 'the service says so');
    if (act?.does !== 'fail after the work') return carryOut();
    // A vendor that forgets its failures takes back what was done: without that, its keys would promise nothing.
    if (readingNamed(reading).storesErrors) carryOut();
    return errorAnswer(act.status, 'something went wrong');
  };

  const answer = async (
    reading: string,
    request: VendorRequest,
    fault: Fault | undefined,
  ): Promise<Answer> => {
    const { method, path, headers, body } = request;
    if (path === '/tokens') return tokens.issue(body);
    if (!tokens.accepts(headers.authorization)) return errorAnswer(401, 'the token is not good');
    const task = taskOf(request, ledger);
    if (!task) return errorAnswer(404, 'there is nothing here');
    const carryOut = () => work(reading, fault, task.work);
    const layer = layers.get(reading);
    if (!task.keyed || !layer) return carryOut();
    const key = headers['x-idempotency-key'];
    if (key === undefined) return errorAnswer(400, 'X-Idempotency-Key is missing');
    const counted = JSON.stringify([headers.authorization, headers['x-api-version'], headers.traceparent]);
    return layer.run({ key, method, path, body, headers: counted }, carryOut);
  };

  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { reading, request } = await arrive(message);
    const { headers } = request;
    ledger.seen(headers['x-call'], headers['x-idempotency-key']);
    const fault = headers['x-fault'] === undefined ? undefined : faultNamed(headers['x-fault']);
    if (fault?.place === 'arrival') {
      if (fault.act.does === 'revoke') tokens.revoke(headers.authorization);
      else if (fault.act.does === 'delay') await longWhile();
      // The first copy is at work when the second one comes.
      else if (fault.act.does === 'repeat') answer(reading, request, undefined).catch(() => undefined);
      else return injectFault(response, fault.act);
    }
    const reply = await answer(reading, request, fault);
    if (fault?.place === 'delivery') injectFault(response, fault.act, reply);
    else sendAnswer(response, reply);
  };

  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.socket?.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ledger: () => ledger.page(tokens.issued),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function arrive(message: IncomingMessage): Promise<{ reading: string; request: VendorRequest }> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://vendor');
  const [, reading = '', ...path] = pathname.split('/');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    reading,
    request: {
      method: message.method ?? 'GET',
      path: `/${path.join('/')}`,
      query: searchParams,
      headers,
      body: Buffer.concat(parts).toString(),
    },
  };
}
