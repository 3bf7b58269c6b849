import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { httpSpecs } from '../documents/scenario-areas.ts';

const cli = fileURLToPath(new URL('../node_modules/@typespec/spector/cmd/cli.mjs', import.meta.url));
const STARTUP_MS = 120_000;

/** Spector's mock while it runs. */
export interface Spector {
  readonly url: string;
  /** Its own verdict on each scenario, of all requests so far. */
  verdicts(): Promise<Readonly<Record<string, string>>>;
  stop(): Promise<void>;
}

/** Spector's mock, in a process of its own. Resolves once it answers. */
export async function startSpector(): Promise<Spector> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'quittance-spector-'));
  const options = ['--port', String(port), '--coverageFile', join(folder, 'coverage.json')];
  const child = spawn(process.execPath, [cli, 'serve', join(httpSpecs, 'specs'), ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  // The address by which the mock names itself in its answers.
  const url = `http://localhost:${port}`;
  const deadline = Date.now() + STARTUP_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`Spector's mock did not start: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const verdicts = async () => {
    const reports = (await (await fetch(`${url}/.coverage`)).json()) as readonly {
      readonly results: Readonly<Record<string, string>>;
    }[];
    return Object.assign({}, ...reports.map(({ results }) => results)) as Record<string, string>;
  };
  return { url, verdicts, stop };
}

async function answers(url: string): Promise<boolean> {
  const { ok } = await fetch(`${url}/.coverage`).catch(() => ({ ok: false }));
  return ok;
}

// The mock takes no port 0.
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
