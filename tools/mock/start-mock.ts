import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../bundle/bundle.ts';
import { withAnswerExamples } from '../sample/answer-examples.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { nodePath } from './node-path.ts';
import { prismDocument } from './prism-document.ts';

/** A running Prism. */
export interface Mock {
  /** The base URL to give to a client. Prism serves the paths of the spec without the path of its servers. */
  readonly url: string;
  /** What it serves: the spec, with an example of every answer. */
  readonly document: OpenApi;
  /** Ends Prism, and waits until it is gone. Twice is once. */
  stop(): Promise<void>;
}

/** What may be chosen when a mock starts. */
export interface MockOptions {
  /** Default: a free one, chosen by the system. */
  readonly port?: number;
  /** Each chunk of what Prism prints. */
  readonly onOutput?: (text: string) => void;
  /** How long Prism may take to answer its first request. Default: two minutes, since a busy machine takes its time. */
  readonly startupTimeoutMs?: number;
  /** The folder of the specs, for tests. */
  readonly specs?: string;
}

const prism = join(
  dirname(fileURLToPath(import.meta.resolve('@stoplight/prism-cli/package.json'))),
  'dist/index.js',
);
const LONGEST_OUTPUT = 20_000;
/** What is loaded before Prism; what quickens it first, since the next loads parts of it. */
export const preloads: readonly string[] = [
  'exit-with-parent.mjs',
  'quick-prism.mjs',
  'keep-connections.mjs',
  'tell-address.mjs',
].flatMap((file) => ['--import', new URL(file, import.meta.url).href]);

/**
 * Bundles a spec and serves it with Prism on 127.0.0.1. Resolves once a request has been answered.
 * A request that breaks the spec is answered with the spec's own 422 or 400, and the `sl-violations` header says why.
 */
export async function startMock(id: string, options: MockOptions = {}): Promise<Mock> {
  const bundled = await bundle(id, options.specs === undefined ? {} : { specs: options.specs });
  const document = withAnswerExamples(bundled.document);
  // A copy of its own: Prism watches its file and would start anew whenever somebody bundles.
  const folder = mkdtempSync(join(tmpdir(), 'quittance-mock-'));
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(prismDocument(document)));
  const child = spawn(nodePath(), [...preloads, prism, 'mock', file, ...prismOptions(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  const stop = stopper(child, folder);
  try {
    const url = await listening(id, child, options);
    await answering(url);
    return { url, document, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function prismOptions({ port, onOutput }: MockOptions): string[] {
  // Port 0: the system chooses a free one, so that no two mocks can be given the same. One process, or there is
  // nobody to kill; without --errors, or Prism answers with words of its own instead of the vendor's. A line or more
  // for each request, in colours, costs a sixth of what Prism takes: only for somebody who reads them.
  return [
    '--host',
    '127.0.0.1',
    '--port',
    String(port ?? 0),
    '--multiprocess',
    'false',
    '--verboseLevel',
    onOutput ? 'info' : 'fatal',
  ];
}

/** Waits for Prism to tell where it listens. Its output is in the message when it does not. */
async function listening(id: string, child: ChildProcess, options: MockOptions): Promise<string> {
  const { startupTimeoutMs = 120_000, onOutput } = options;
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      clearTimeout(timer);
      reject(
        new Error(
          `Prism ${what} for ${id}. ${advice(output, options.port)}\nIt said:\n${output.trim() || '(nothing)'}`,
        ),
      );
    };
    const timer = setTimeout(() => fail(`did not start within ${startupTimeoutMs} ms`), startupTimeoutMs);
    const read = (chunk: Buffer): void => {
      onOutput?.(chunk.toString());
      // A large document has a line for each of its operations before the one that is waited for.
      output = (output + chunk.toString()).slice(-LONGEST_OUTPUT);
    };
    child.once('message', (told) => {
      clearTimeout(timer);
      resolve((told as { readonly listening: string }).listening);
    });
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => fail(`ended (${signal ?? code}) before it listened`));
  });
}

function advice(output: string, port: number | undefined): string {
  if (/EADDRINUSE/.test(output))
    return `Port ${port} is taken: choose another one, or none to get a free one.`;
  return 'Check the spec: node tools/lint/cli.ts';
}

/** Any answer will do, also that there is no such path: it proves that Prism serves. */
async function answering(url: string): Promise<void> {
  const response = await fetch(`${url}/`, { signal: AbortSignal.timeout(60_000) });
  await response.arrayBuffer();
}

function stopper(child: ChildProcess, folder: string): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
    // Prism keeps nothing that a signal could harm, so it is not asked but ended.
    if (isRunning && child.kill('SIGKILL')) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  return () => {
    stopped ??= end();
    return stopped;
  };
}
