import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxRequest } from '../contracts.ts';
import type { Outcome } from '../outcome.ts';
import { sendOutcome } from './send-outcome.ts';

// Longer than any client keeps an idle connection: none is to be closed under a request.
const KEEP_ALIVE_MS = 120_000;
/** More than any request of these vendors has: a loop in a test is not to fill the memory. */
const MOST_BYTES = 64 * 1_048_576;

/** A port of loopback that is open. */
export interface OpenPort {
  /** `http://127.0.0.1:40123` */
  readonly origin: string;
  /** Closes every connection. */
  close(): Promise<void>;
}

/** What a port is opened with. */
export interface OpenPortOptions {
  /** Default: any that is free. */
  readonly port?: number | undefined;
  /** Answers what is asked below `/_sandbox`. */
  readonly control?: (message: IncomingMessage, response: ServerResponse) => void;
}

/** Opens a port for whatever handles requests, by `node:http` itself: faults of the wire need the bare socket. */
export async function openPort(
  handle: (request: SandboxRequest) => Promise<Outcome>,
  { port = 0, control }: OpenPortOptions = {},
): Promise<OpenPort> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
    if (control && /^\/_sandbox(?=[/?]|$)/.test(message.url ?? '')) return void control(message, response);
    // A getter: to listen for the end of each costs more than to ask once.
    const signal = {
      get aborted() {
        return response.destroyed;
      },
    };
    readRequest(message, response, (request) => {
      handle({ ...request, signal })
        .then((outcome) => sendOutcome(response, outcome))
        .catch((error: unknown) => {
          console.error(error);
          response.socket?.destroy();
        });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Reads a request to its end. One whose sender goes away before that has never come. */
function readRequest(
  message: IncomingMessage,
  response: ServerResponse,
  then: (request: SandboxRequest) => void,
): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  message.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes <= MOST_BYTES) parts.push(part);
    else if (!response.headersSent) {
      parts.length = 0;
      const told = `The body is larger than ${MOST_BYTES} bytes: the sandbox takes no more.`;
      response.writeHead(413, { 'content-type': 'text/plain', connection: 'close' }).end(told);
    }
  });
  message.on('error', () => undefined);
  message.on('end', () => {
    if (bytes > MOST_BYTES) return;
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(message.headers))
      if (value !== undefined) headers[name] = String(value);
    const { method = 'GET', url: target = '/' } = message;
    then({ method, target, headers, body: Buffer.concat(parts) });
  });
}
