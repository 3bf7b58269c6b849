import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** What a script did. */
export interface RunResult {
  /** `null` when it was ended because it took too long. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The address of a service, and where its requests go instead. */
export type Route = readonly [service: string, standIn: string];

const LONGEST_RUN_MS = 200_000;
const router = new URL('route-requests.ts', import.meta.url).href;

/** Runs a module as a script of its own; whatever it sends to the services' addresses goes where the routes say. */
export async function runModule(
  file: string,
  routes: readonly Route[],
  variables: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', router, file], {
    // What a snippet writes stays beside it, in the temporary project.
    cwd: dirname(file),
    env: {
      ...process.env,
      ...variables,
      QUITTANCE_DOCS_ROUTES: JSON.stringify(routes),
      NODE_OPTIONS: '',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, ...output };
}
