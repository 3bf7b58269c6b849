import type { Command, Input, Options } from './command.ts';
import { helpText, usageLine } from './help-text.ts';
import { readCommandLine } from './read-command-line.ts';
import { UsageError } from './usage-error.ts';

/**
 * Makes a file the command that it declares. `run` says whether what was checked holds: the process ends with 0 if so,
 * else with 1, as after any error; with 2 after a `UsageError`. No error is shown as a stack. What takes long to load is
 * imported in `run`: help and mistakes are told at once.
 *
 * @example
 * await runCommand(
 *   {
 *     name: 'pnpm lint:specs',
 *     summary: 'Checks specs against the rules of the house.',
 *     arguments: [apiArgument('[api …]', 'The specs to check; all without one.')],
 *     examples: ['pnpm lint:specs keyline'],
 *   },
 *   ({ positionals }) => lintAll(positionals),
 * );
 */
export async function runCommand<O extends Options>(
  command: Command<O>,
  run: (input: Input<O>) => Promise<boolean> | boolean,
): Promise<void> {
  // Whoever reads may have seen enough (`| head`); the work goes on, and its exit code is told.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const input = readCommandLine(command, process.argv.slice(2));
    if (input === 'help') console.log(helpText(command));
    else if (!(await run(input))) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError) {
      console.error(`${usageLine(command)}. More: ${command.name} --help`);
      process.exitCode = 2;
    } else {
      process.exitCode = 1;
    }
  }
}
