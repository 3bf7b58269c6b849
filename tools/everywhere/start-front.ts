import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Mock } from '../mock/start-mock.ts';

/** A request as it came over the wire. */
export interface Seen {
  readonly method: string;
  /** Without the name of the run: `/sign-pt/records`. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** Where the runs send their requests. */
export interface Front {
  /** The address of one run, so that its requests are told from the others'. */
  urlOf(run: string): string;
  /** What a run sent, in order. */
  seenBy(run: string): readonly Seen[];
  /** Serves files to a run, by name, for a browser. */
  serve(run: string, files: ReadonlyMap<string, string>): void;
  /** What a run posts to `/report`. */
  reportOf(run: string): Promise<string>;
  stop(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

/** The answers of the mock that a record asks for by its id: see `ids` in programs/exercise.mjs. */
const preferences: readonly (readonly [id: string, prefer: string])[] = [
  ['0404', 'code=404'],
  ['0409', 'code=409, example=conflictDuplicate'],
];

/**
 * Starts a server on loopback that hands requests on to the mocks, each API under its name. Prism keeps no state, so
 * the front chooses its answers where a step needs a second page or a failure, and does itself what Prism cannot: break.
 */
export async function startFront(mocks: ReadonlyMap<string, Mock>): Promise<Front> {
  const seen = new Map<string, Seen[]>();
  const served = new Map<string, ReadonlyMap<string, string>>();
  const reports = new Map<string, PromiseWithResolvers<string>>();
  const reportFor = (run: string) => {
    const report = reports.get(run) ?? Promise.withResolvers<string>();
    reports.set(run, report);
    return report;
  };

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://front');
    const [, run = '', api = '', ...rest] = url.pathname.split('/');
    const { method = 'GET', headers } = incoming;
    if (rest.length === 0 && method === 'POST' && api === 'report') {
      reportFor(run).resolve(await textOf(incoming));
      response.end();
      return;
    }
    const file = served.get(run)?.get(api);
    if (rest.length === 0 && file !== undefined) {
      const type = contentTypes[api.split('.').at(-1) ?? ''] ?? 'text/plain';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(file);
      return;
    }
    const path = `/${[api, ...rest].join('/')}`;
    const before = seen.get(run) ?? [];
    seen.set(run, [...before, { method, path, headers }]);
    if (path.endsWith('-7000-8000-000000000000')) return;
    if (path.endsWith('0302')) {
      response.writeHead(302, { location: 'https://elsewhere.invalid/' }).end();
      return;
    }
    if (path.endsWith('0503') && before.every((one) => one.path !== path)) {
      response.writeHead(503, { 'retry-after': '0', 'content-type': 'application/json' }).end('{}');
      return;
    }
    const mock = mocks.get(api);
    if (mock === undefined) {
      response.writeHead(404).end();
      return;
    }
    handOn(incoming, response, `${mock.url}/${rest.join('/')}${url.search}`, preferenceOf(path, url));
  };

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    urlOf: (run) => `http://127.0.0.1:${port}/${run}`,
    seenBy: (run) => seen.get(run) ?? [],
    serve: (run, files) => served.set(run, files),
    reportOf: (run) => reportFor(run).promise,
    stop: () => close(server),
  };
}

function preferenceOf(path: string, url: URL): string | undefined {
  if (path === '/sign-pt/records' && url.searchParams.has('limit')) {
    return `example=${url.searchParams.has('token') ? 'recordsLastPage' : 'recordsPage'}`;
  }
  return preferences.find(([ending]) => path.endsWith(ending))?.[1];
}

function handOn(
  incoming: IncomingMessage,
  response: ServerResponse,
  url: string,
  prefer: string | undefined,
): void {
  const { host: _host, ...headers } = incoming.headers;
  const onward = request(
    url,
    { method: incoming.method, headers: { ...headers, ...(prefer === undefined ? {} : { prefer }) } },
    (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    },
  );
  onward.on('error', (error) => response.destroy(error));
  incoming.pipe(onward);
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  return new Response(Readable.toWeb(incoming) as ReadableStream).text();
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
