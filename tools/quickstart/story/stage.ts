import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Vendor } from '../../../packages/sandbox/src/core/contracts.ts';
import { createSandbox, type Sandbox } from '../../../packages/sandbox/src/index.ts';
import { type Program, startProgram } from '../start-program.ts';

/** A vendor on a port, and a folder in which programs run that know it by its address. */
export interface Stage<Options extends object> extends AsyncDisposable {
  readonly sandbox: Sandbox<Options>;
  /** The `baseUrl` of a client. */
  readonly url: string;
  readonly folder: string;
  /** Starts a program in the folder, with the variables of the stage and these. */
  start(script: string, args?: readonly string[], env?: Readonly<Record<string, string>>): Program;
  /** Runs a program to its end and gives what it printed, by lines; an error if it failed. */
  run(
    script: string,
    args?: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<readonly string[]>;
}

/** Opens a stage. `env` says with which variables the vendor's examples find it, and with whose credentials. */
export async function openStage<Options extends object>(
  vendor: Vendor<Options>,
  env: (url: string, options: Options) => Readonly<Record<string, string>>,
): Promise<Stage<Options>> {
  const sandbox = createSandbox(vendor);
  const listening = await sandbox.listen();
  const folder = mkdtempSync(join(tmpdir(), 'quittance-story-'));
  const own = env(listening.url, sandbox.options);
  const start: Stage<Options>['start'] = (script, args = [], more = {}) =>
    startProgram(script, { args, env: { ...own, ...more }, cwd: folder });
  return {
    ...{ sandbox, folder, start, url: listening.url },
    async run(...started) {
      const program = start(...started);
      const code = await program.ended;
      if (code !== 0) throw new Error(`${started[0]} ended with ${code}:\n${program.output}`);
      return program.output.trimEnd().split('\n');
    },
    async [Symbol.asyncDispose]() {
      sandbox.close();
      await listening.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
