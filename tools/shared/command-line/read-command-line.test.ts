import { expect, test } from 'vitest';
import type { Argument } from './command.ts';
import { helpText } from './help-text.ts';
import { readCommandLine } from './read-command-line.ts';
import { UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';

const apis = {
  what: 'API',
  names: () => ['acme/tills', 'acme/orders', 'globex'],
  plain: (given: string) => given.replace(/\/$/, ''),
};

function commandWith(...names: Argument['name'][]) {
  return {
    name: 'pnpm try',
    summary: 'Tries an API.',
    arguments: names.map((name): Argument => ({ name, description: 'What to try.', choice: apis })),
    options: {
      port: { type: 'string' as const, description: 'Where it listens.' },
      seed: {
        type: 'string' as const,
        multiple: true,
        default: ['1'],
        value: 'number',
        description: 'Of a run.',
      },
      way: {
        type: 'string' as const,
        description: 'How.',
        choice: { what: 'way', names: () => ['slow', 'fast'] },
      },
      json: { type: 'boolean' as const, default: false, description: 'For programs.' },
    },
    examples: ['pnpm try globex --json'],
  };
}

const read = (...args: string[]) => readCommandLine(commandWith('<api>'), args);

test('reads options and arguments, with what stands where none is given', () => {
  expect(read('globex/', '--port', '80', '--way=fast')).toEqual({
    values: { port: '80', way: 'fast', seed: ['1'], json: false },
    positionals: ['globex'],
  });
  expect(read('--json', '--seed', '2', '--seed=3', 'acme/tills')).toMatchObject({
    values: { json: true, seed: ['2', '3'] },
  });
  // `pnpm try -- globex`: npm takes the dashes away, pnpm does not.
  expect(read('--', 'globex', '--json')).toMatchObject({ values: { json: true }, positionals: ['globex'] });
});

test.each([[['--help']], [['-h']], [['nobody', '--help']], [['--jsn', '-h']]])(
  'helps whoever asks for it, whatever else is wrong: %j',
  (args) => {
    expect(read(...args)).toBe('help');
  },
);

test.each([
  [['globex', '--jsn'], 'Unknown option `--jsn`. Did you mean `--json`?'],
  [['globex', '--JSON'], 'Unknown option `--JSON`. Did you mean `--json`?'],
  [
    ['globex', '--verbose'],
    'Unknown option `--verbose`. Options of `pnpm try`: `--port`, `--seed`, `--way`, `--json`, `--help`.',
  ],
  [['globex', '-x'], 'Unknown option `-x`. Options of'],
  [['globex', '--toString'], 'Unknown option `--toString`.'],
  [['globex', '--port'], '`--port` needs a value: `--port <port>`.'],
  [['globex', '--seed', '--json'], '`--seed` needs a value: `--seed <number>`.'],
  [['globex', '--seed='], '`--seed` needs a value'],
  [['globex', '--json=no'], '`--json` takes no value: `no`.'],
  [['globex', '--way', 'fst'], 'No way `fst`. Did you mean `fast`?'],
  [['globex', '--way', 'sideways'], 'No way `sideways`. Ways: `slow`, `fast`.'],
  [[], '`pnpm try` needs `<api>`. APIs: `acme/tills`, `acme/orders`, `globex`.'],
  [['globex', 'acme/tills'], '`pnpm try` takes <api> only, and `acme/tills` was given.'],
  [['acme'], 'No API `acme`. Did you mean one of these? `acme/tills`, `acme/orders`.'],
  [['orders'], 'No API `orders`. Did you mean `acme/orders`?'],
  [['acme-tills'], 'No API `acme-tills`. Did you mean `acme/tills`?'],
])('%j: %s', (args, message) => {
  expect(() => read(...args)).toThrow(UsageError);
  expect(() => read(...args)).toThrow(message);
});

test('takes as many arguments as are declared', () => {
  const both = ['globex', 'acme/tills'];
  expect(readCommandLine(commandWith('[api …]'), both)).toMatchObject({ positionals: both });
  expect(readCommandLine(commandWith('[api …]'), [])).toMatchObject({ positionals: [] });
  expect(readCommandLine(commandWith('[api]'), [])).toMatchObject({ positionals: [] });
  expect(() => readCommandLine(commandWith(), both)).toThrow(
    '`pnpm try` takes no arguments, and `globex` was given.',
  );
});

test('says in the help all that it takes, and what stands where nothing is given', () => {
  expect(helpText(commandWith('<api>'))).toBe(`Tries an API.

Usage: pnpm try <api> [options]

Arguments:
  <api>  What to try. APIs: acme/tills, acme/orders, globex.

Options:
  --port <port>      Where it listens.
  --seed <number> …  Of a run. Default: 1.
  --way <way>        How. Ways: slow, fast.
  --json             For programs.
  -h, --help         Prints this.

Examples:
  pnpm try globex --json

Ends with 0 when all is well, 1 when what was checked does not hold, 2 when the command was used wrongly.`);
});

test('reads whole numbers, and nothing else', () => {
  expect(wholeNumber('port', '4010', 65_535)).toBe(4010);
  for (const text of ['0', '-1', '1.5', 'none', '65536']) {
    expect(() => wholeNumber('port', text, 65_535)).toThrow(
      `\`--port\` must be a whole number from 1 to 65535, and \`${text}\` was given.`,
    );
  }
  expect(() => wholeNumber('calls', '0')).toThrow('a whole number above 0');
});
