import { type Choice, title } from './choose.ts';
import type { Command, Option, Options } from './command.ts';

/** What `--help` prints. */
export function helpText(command: Command<Options>): string {
  const { summary, arguments: wanted = [], options = {}, examples } = command;
  const named = Object.entries(options).map(
    ([name, option]) => [label(name, option), about(option)] as const,
  );
  return [
    summary,
    usageLine(command),
    ...section(
      'Arguments',
      wanted.map(({ name, description, choice }) => [name, `${description}${choices(choice)}`]),
    ),
    ...section('Options', [...named, ['-h, --help', 'Prints this.']]),
    `Examples:\n${examples.map((line) => `  ${line}`).join('\n')}`,
    'Ends with 0 when all is well, 1 when what was checked does not hold, 2 when the command was used wrongly.',
  ].join('\n\n');
}

/** `Usage: pnpm mock <api> [options]`. */
export function usageLine({ name, arguments: wanted = [], options = {} }: Command<Options>): string {
  const parts = [name, ...wanted.map((one) => one.name)];
  return `Usage: ${[...parts, ...(Object.keys(options).length > 0 ? ['[options]'] : [])].join(' ')}`;
}

function label(name: string, { type, value = name, multiple }: Option): string {
  return `--${name}${type === 'string' ? ` <${value}>` : ''}${multiple ? ' …' : ''}`;
}

function about({ description, choice, default: standard }: Option): string {
  const shown = standard === undefined || standard === false ? '' : ` Default: ${standard}.`;
  return `${description}${choices(choice)}${shown}`;
}

function choices(choice: Choice | undefined): string {
  return choice === undefined ? '' : ` ${title(choice)}: ${choice.names().join(', ')}.`;
}

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [`${title}:\n${rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n')}`];
}
