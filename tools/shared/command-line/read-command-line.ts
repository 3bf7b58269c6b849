import { parseArgs } from 'node:util';
import { nearestName } from '../../../packages/runtime/src/validation/nearest-name.ts';
import { choose, list, title } from './choose.ts';
import type { Argument, Command, Input, Options } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Reads what was typed after the name of a command; `help` when that is what was asked for. */
export function readCommandLine<O extends Options>(
  command: Command<O>,
  args: readonly string[],
): Input<O> | 'help' {
  // pnpm hands on the `--` that npm takes away.
  const given = args[0] === '--' ? args.slice(1) : [...args];
  const options = (command.options ?? {}) as O;
  const lenient = { args: given, options: { ...options, help }, allowPositionals: true } as const;
  const { tokens } = parseArgs({ ...lenient, strict: false, tokens: true });
  const typed = tokens.filter((token) => token.kind === 'option');
  if (typed.some(({ name }) => name === 'help')) return 'help';
  for (const token of typed) checkOption(command, options, token);
  const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
  return { values, positionals: checkArguments(command, positionals) };
}

const help = { type: 'boolean', short: 'h' } as const;

interface TypedOption {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkOption(
  { name: command }: Command<Options>,
  options: Options,
  { name, rawName, value, inlineValue }: TypedOption,
): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) throw new UsageError(unknownOption(command, rawName, name, options));
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`\`${rawName}\` takes no value: \`${value}\`.`);
    return;
  }
  if (value === undefined || value === '' || (value.startsWith('-') && inlineValue !== true)) {
    throw new UsageError(`\`${rawName}\` needs a value: \`${rawName} <${option.value ?? name}>\`.`);
  }
  if (option.choice !== undefined) choose(option.choice, value);
}

function unknownOption(command: string, rawName: string, name: string, options: Options): string {
  const known = [...Object.keys(options), 'help'];
  const meant = nearestName(name, known);
  if (meant !== undefined) return `Unknown option \`${rawName}\`. Did you mean \`--${meant}\`?`;
  return `Unknown option \`${rawName}\`. Options of \`${command}\`: ${list(known.map((one) => `--${one}`))}.`;
}

function checkArguments(
  { name: command, arguments: wanted = [] }: Command<Options>,
  given: readonly string[],
): string[] {
  const last = wanted.at(-1);
  const repeated = last?.name.includes('…') ? last : undefined;
  const lacking = wanted.slice(given.length).find(({ name }) => name.startsWith('<'));
  if (lacking !== undefined) throw new UsageError(missing(command, lacking));
  const extra = repeated === undefined ? given[wanted.length] : undefined;
  if (extra !== undefined) throw new UsageError(tooMany(command, wanted, extra));
  return given.map((text, index) => {
    const choice = (wanted[index] ?? repeated)?.choice;
    return choice === undefined ? text : choose(choice, text);
  });
}

function missing(command: string, { name, description, choice }: Argument): string {
  const which = choice === undefined ? description : `${title(choice)}: ${list(choice.names())}.`;
  return `\`${command}\` needs \`${name}\`. ${which}`;
}

function tooMany(command: string, wanted: readonly Argument[], text: string): string {
  const takes = wanted.length === 0 ? 'no arguments' : `${wanted.map(({ name }) => name).join(' ')} only`;
  return `\`${command}\` takes ${takes}, and \`${text}\` was given.`;
}
