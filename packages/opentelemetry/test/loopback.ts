import { createServer, type IncomingHttpHeaders } from 'node:http';

/** A request that the server got. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** What the server answers: a status and JSON. `undefined` drops the connection, `'stall'` says nothing. */
export type Answer = readonly [status: number, body: unknown] | undefined | 'stall';

/** A server on loopback, and what it got. */
export interface Loopback {
  readonly url: string;
  readonly port: number;
  readonly seen: Received[];
  stop(): Promise<void>;
}

/** Starts a server that answers as told. */
export async function startLoopback(
  answer: (request: Received, count: number) => Answer | Promise<Answer>,
): Promise<Loopback> {
  const seen: Received[] = [];
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const received = { method: request.method ?? '', path: request.url ?? '', headers: request.headers };
    seen.push(received);
    const given = await answer(received, seen.length);
    if (given === 'stall') return;
    if (given === undefined) {
      response.destroy();
      return;
    }
    // Two calls are compared that may be a second apart.
    response.sendDate = false;
    response.writeHead(given[0], { 'content-type': 'application/json' });
    response.end(JSON.stringify(given[1]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
