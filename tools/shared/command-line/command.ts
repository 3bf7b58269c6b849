import type { parseArgs } from 'node:util';
import type { Choice } from './choose.ts';

/** An option, as `parseArgs` takes it, and what the help says of it. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
  readonly default?: string | boolean | string[];
  readonly description: string;
  /** What stands for the value in the help: `port` makes `--port <port>`. */
  readonly value?: string;
  /** The values there are. */
  readonly choice?: Choice;
}

/** An argument. */
export interface Argument {
  /** `<api>` is required, `[api]` is not, `[api …]` may be given several times. */
  readonly name: `<${string}>` | `[${string}]`;
  readonly description: string;
  /** The values there are. */
  readonly choice?: Choice;
}

/** What a command is called, does and takes: `--help` says it, and what is not in it is refused. */
export interface Command<O extends Options> {
  /** As it is typed: `pnpm mock`. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  readonly arguments?: readonly Argument[];
  /** By their names without dashes. */
  readonly options?: O;
  /** Command lines that work as they stand. */
  readonly examples: readonly string[];
}

/** The options of a command. */
export type Options = Readonly<Record<string, Option>>;

/** What was typed, when it was right. */
export interface Input<O extends Options> {
  readonly values: ReturnType<typeof parseArgs<{ options: O }>>['values'];
  /** The arguments, as their choices name them. */
  readonly positionals: readonly string[];
}
