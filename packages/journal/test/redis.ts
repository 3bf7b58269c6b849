import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@keyv/redis';

/** A Redis server of the test's own. */
export interface Redis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a Redis that writes through to the disk; a text says why there is none. */
export async function startRedis(): Promise<Redis | string> {
  for (let attempt = 1; ; attempt++) {
    const started = await startOnce();
    // Somebody else may have taken the port between the look and the start.
    if (started !== 'ended' || attempt === 5) return started;
  }
}

async function startOnce(): Promise<Redis | string> {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-redis-'));
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const server = spawn(
    'redis-server',
    [...options, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always'],
    {
      stdio: 'ignore',
    },
  );
  const over = new AbortController();
  const failed = new Promise<string>((resolve) => {
    server.once('error', ({ message }) => resolve(`no Redis here: ${message}`));
    server.once('exit', () => resolve('ended'));
  }).finally(() => over.abort());
  const url = `redis://127.0.0.1:${port}`;
  const why = await Promise.race([failed, answers(url, over.signal)]);
  if (why !== undefined) {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    return why;
  }
  return {
    url,
    async stop() {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string, over: AbortSignal): Promise<string | undefined> {
  const until = performance.now() + 60_000;
  while (!over.aborted && performance.now() < until) {
    const client = createClient({ url, socket: { reconnectStrategy: false } });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
      client.destroy();
      return undefined;
    } catch {
      await sleep(50);
    }
  }
  return 'no Redis here: redis-server does not answer';
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGKILL');
  });
}
