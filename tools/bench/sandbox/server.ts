import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as it is on the wire, by method and path. */
export interface StubAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a server tells its parent. */
export interface ServerStarted {
  readonly url: string;
  /** What it took from the imports to an open port, in milliseconds of processor time; absent for the stub. */
  readonly startMs?: number;
  /** Who sells there; absent for the stub. */
  readonly till?: Till;
}

/** A merchant's key and system. */
export interface Till {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly system: string;
}

// In a process of its own: the stub that answers with the bytes it was given, or a sandbox where it was given none.
const answers = JSON.parse(process.argv[2] ?? 'null') as Readonly<Record<string, StubAnswer>> | null;
const started = answers ? await openStub(answers) : await openSandbox();
process.on('disconnect', () => process.exit());
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.send?.(started);

async function openSandbox(): Promise<ServerStarted> {
  const { createSandbox } = await import('../../../packages/sandbox/src/index.ts');
  const { commission, unified } = await import('../../../packages/sandbox/src/unified/index.ts');
  const before = process.cpuUsage();
  const sandbox = createSandbox(unified);
  const { url } = await sandbox.listen();
  const { user, system } = process.cpuUsage(before);
  const merchant = await commission(sandbox);
  const { apiKey, apiSecret } = merchant.options;
  return { url, startMs: (user + system) / 1_000, till: { apiKey, apiSecret, system: merchant.system } };
}

async function openStub(known: Readonly<Record<string, StubAnswer>>): Promise<ServerStarted> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { status, headers, body } = known[`${request.method} ${request.url}`] ?? {
        status: 404,
        headers: {},
        body: '',
      };
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
