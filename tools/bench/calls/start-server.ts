import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A running server of the bench. */
export interface BenchServer {
  readonly url: string;
  stop(): void;
}

/** Starts the server in a process of its own. */
export async function startServer(): Promise<BenchServer> {
  const child = fork(new URL('./server.ts', import.meta.url), { stdio: 'inherit' });
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}
