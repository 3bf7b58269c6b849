import { join } from 'node:path';
import { execa } from 'execa';
import { repoRoot } from '../shared/folders.ts';

/** A program of the repository, and how it is started. */
export interface ProgramOptions {
  readonly args?: readonly string[];
  /** Beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default: that of this process. */
  readonly cwd?: string;
}

/** A program that runs as a process of its own, as a user runs it. */
export interface Program {
  /** What it has printed so far, errors too. */
  readonly output: string;
  /** The code that it ends with; null once it was killed. */
  readonly ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when it has printed a text; rejects when it ends without. */
  prints(text: string): Promise<void>;
}

/** Starts a program with the Node that runs this. `script` is a path from the root of the repository. */
export function startProgram(script: string, { args = [], env, cwd }: ProgramOptions = {}): Program {
  const command = ['--disable-warning=ExperimentalWarning', join(repoRoot, script), ...args];
  const child = execa(process.execPath, command, {
    all: true,
    buffer: false,
    stdin: 'ignore',
    reject: false,
    ...(env && { env }),
    ...(cwd !== undefined && { cwd }),
  });
  let output = '';
  child.all.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = child.then(({ exitCode }) => exitCode ?? null);
  return {
    get output() {
      return output;
    },
    ended,
    kill: (signal) => void child.kill(signal),
    prints: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (output.includes(text)) resolve();
        };
        child.all.on('data', look);
        look();
        const why = `${script} ended without printing "${text}"`;
        ended.then(() => reject(new Error(`${why}:\n${output}`)), reject);
      }),
  };
}
