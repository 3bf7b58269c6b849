import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A server on loopback that writes bytes, where one of HTTP would not let them out. */
export interface RawServer {
  readonly url: string;
  /** What was asked, headers and all. */
  readonly seen: string[];
  /** Connections that are open now. */
  open(): number;
  stop(): Promise<void>;
}

/** Starts a server on a free port; `answer` gets the connection at each piece that comes in. */
export async function startRawServer(answer: (socket: Socket, asked: string) => void): Promise<RawServer> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (asked) => {
      seen.push(asked.toString('latin1'));
      answer(socket, asked.toString('latin1'));
    });
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
