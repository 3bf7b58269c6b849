import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname } from 'node:path';
import { type RunResult, tryRun } from '../shared/run.ts';

/** The address of a service, and where its requests go instead. */
export type Route = readonly [service: string, standIn: string];

const LONGEST_RUN_MS = 200_000;
const router = new URL('route-requests.mjs', import.meta.url).href;

/**
 * Runs a module as a script of its own; whatever it sends to the services' addresses goes where the routes say. Its types
 * are taken off here, as Node takes them: each process would load the stripper anew.
 */
export function runModule(
  file: string,
  routes: readonly Route[],
  variables: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const script = file.replace(/\.ts$/, '.js');
  writeFileSync(script, stripTypeScriptTypes(readFileSync(file, 'utf8')));
  const flags = ['--disable-warning=ExperimentalWarning', '--import', router];
  return tryRun(process.execPath, [...flags, script], {
    // What a snippet writes stays beside it, in the temporary project.
    cwd: dirname(file),
    env: {
      ...variables,
      QUITTANCE_DOCS_ROUTES: JSON.stringify(routes),
      NODE_OPTIONS: '',
      NO_COLOR: '1',
    },
    signal: AbortSignal.timeout(LONGEST_RUN_MS),
  });
}
