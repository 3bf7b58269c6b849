import { type ParseArgsConfig, parseArgs } from 'node:util';

/** `parseArgs`, but a slip of the keyboard ends with one sentence and the usage, not with a stack. */
export function parseCommandLine<T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nUsage: ${usage}`);
    process.exit(1);
  }
}
