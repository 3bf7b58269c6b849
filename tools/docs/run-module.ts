import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Mock } from '../mock/start-mock.ts';

/** What a script did. */
export interface RunResult {
  /** `null` when it was ended because it took too long. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const LONGEST_RUN_MS = 200_000;
const router = new URL('route-to-mocks.ts', import.meta.url).href;

/** Runs a module as a script of its own; whatever it sends to the services' addresses goes to their mocks. */
export async function runModule(file: string, mocks: readonly Mock[], prefer?: string): Promise<RunResult> {
  const routes = mocks.flatMap((mock) => serviceUrls(mock).map((service) => [service, mock.url]));
  const child = spawn(process.execPath, ['--import', router, file], {
    // What a snippet writes stays beside it, in the temporary project.
    cwd: dirname(file),
    env: {
      ...process.env,
      QUITTANCE_DOCS_ROUTES: JSON.stringify(routes),
      ...(prefer === undefined ? {} : { QUITTANCE_DOCS_PREFER: prefer }),
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

function serviceUrls({ document }: Mock): string[] {
  return (document.servers ?? []).map(({ url, variables = {} }) =>
    url.replace(/\{([^}]+)\}/g, (_, name: string) => String(variables[name]?.default)),
  );
}
