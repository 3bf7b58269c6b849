import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request whose body has been read. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Answers with JSON; `undefined` drops the connection. */
  answer(status: number | undefined, body?: unknown, headers?: Record<string, string>): void;
}

/** A server on loopback. */
export interface Loopback {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server on a free port. */
export async function startLoopback(onRequest: (request: Received) => void): Promise<Loopback> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    try {
      for await (const part of request) parts.push(part as Buffer);
    } catch {
      return;
    }
    onRequest({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts).toString(),
      answer: (status, body, headers) => answer(response, status, body, headers),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  response: ServerResponse,
  status: number | undefined,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  if (status === undefined) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** The answer to a token request of SIGN PT. */
export function tokenAnswer(bearer: string, lifetimeMs: number): unknown {
  const now = Date.now();
  return {
    content: {
      id: '9e0f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a12',
      authentication: {
        type: 'JWT',
        bearer,
        issued_at: new Date(now).toISOString(),
        expires_at: new Date(now + lifetimeMs).toISOString(),
      },
      organization: { id: '5f8e2c1a-9b7d-4e36-8a54-1c2d3e4f5a09' },
      subject: { id: '2b9d4f70-6e1c-4a85-b3d2-9f8e7d6c5b11' },
    },
  };
}
