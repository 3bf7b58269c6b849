import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A real server on loopback that does as it is told. */
export interface LoopbackServer {
  readonly url: string;
  /** Requests so far. */
  readonly seen: {
    readonly method: string;
    readonly url: string;
    readonly key: string | undefined;
    readonly body: string;
  }[];
  /** Connections that are open now. */
  open(): number;
  stop(): Promise<void>;
}

/** Starts a server on a free port; `answer` gets each request once its body has been read, with its number from 1. */
export async function startServer(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
): Promise<LoopbackServer> {
  const seen: { method: string; url: string; key: string | undefined; body: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const key = request.headers['x-key'];
      seen.push({
        method: request.method ?? '',
        url: request.url ?? '',
        key: Array.isArray(key) ? key[0] : key,
        body: Buffer.concat(parts).toString(),
      });
      answer(request, response, seen.length);
    });
    request.on('error', () => undefined);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    open: () => sockets.size,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
