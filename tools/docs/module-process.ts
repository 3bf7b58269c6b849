import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RunResult } from '../shared/run.ts';

/** The address of a service, and where its requests go instead. */
export type Route = readonly [service: string, standIn: string];

/** A process that runs modules, one after the other. */
export interface ModuleProcess {
  /**
   * Runs a module until nothing is left to wait for, as Node runs a script; whatever it sends to the services' addresses
   * goes where the routes say. `variables` are those of its environment.
   */
  run(
    file: string,
    routes: readonly Route[],
    variables?: Readonly<Record<string, string>>,
  ): Promise<RunResult>;
  stop(): Promise<void>;
}

const LONGEST_RUN_MS = 200_000;
const child = fileURLToPath(new URL('module-process.child.mjs', import.meta.url));

/**
 * Starts such a process. The modules of one process share what they import: loading the sandbox, and compiling what it
 * checks, takes a script longer than all that it does.
 */
export function startModuleProcess(): ModuleProcess {
  const host = fork(child, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  host.stdout?.on('data', (chunk: Buffer) => (said += chunk));
  host.stderr?.on('data', (chunk: Buffer) => (said += chunk));
  const ended = once(host, 'exit').then(
    ([code]): RunResult => ({ code: code ?? 1, stdout: '', stderr: said }),
  );

  return {
    async run(file, routes, variables = {}) {
      if (!host.connected) throw new Error(`${file} cannot run: a module before it ended the process.`);
      const script = file.replace(/\.ts$/, '.js');
      writeFileSync(script, stripTypeScriptTypes(readFileSync(file, 'utf8')));
      const answer = once(host, 'message').then(([result]) => result as RunResult);
      // What a module writes stays beside it.
      host.send({ script, folder: dirname(file), routes, variables });
      const late = sleep(LONGEST_RUN_MS, undefined, { ref: false }).then((): RunResult => {
        host.kill('SIGKILL');
        return { code: 1, stdout: '', stderr: `It still ran after ${LONGEST_RUN_MS / 1_000} s.\n` };
      });
      return Promise.race([answer, ended, late]);
    },
    async stop() {
      if (host.connected) host.disconnect();
      await ended;
      // Whatever the modules say is caught; what came here by another way would be seen by nobody.
      if (said !== '') throw new Error(`A process of modules said:\n${said}`);
    },
  };
}
