// `npm start` and `npm test` on a machine that has only Node and npm. Plain JavaScript, because an older Node runs it:
// it installs the workspace (which brings the Node, pnpm and turbo that everything else needs), then runs the steps.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const [task, ...options] = process.argv.slice(2);

const soak = ['--calls', '20000', '--seed', '1', '--seed', '2', '--seed', '3'];
const steps = {
  start: [
    ['Bundling, generating and building', 'turbo', 'run', 'build', '--output-logs=errors-only'],
    ['Telling a story, with the vendors in memory', 'node', 'tools/quickstart/cli.ts'],
  ],
  test: [
    [
      'Linting code and specs, checking generated code for drift',
      ...['turbo', 'run', '//#lint', '//#lint:specs', '//#generate:check', '--output-logs=new-only'],
    ],
    ['Checking that every change has its changeset', 'node', 'tools/spec-diff/cli.ts', '--check'],
    ['Auditing the dependencies', 'pnpm', 'audit:deps'],
    ['Building', 'turbo', 'run', 'build', '--output-logs=errors-only'],
    // The tests of the tools look at every built package, so the build comes first and by itself.
    [
      'Checking types, testing',
      // The tools' tests take as long as all others one after the other.
      ...['turbo', 'run', 'typecheck', 'test', '--concurrency=2', '--output-logs=new-only'],
    ],
  ],
  // The full figures; half an hour or so.
  'test:long': [
    ['Building', 'turbo', 'run', 'build', '--output-logs=errors-only'],
    [
      'Agreement: 5,000 mutations of each body',
      'pnpm',
      '--dir',
      'tools',
      'exec',
      'vitest',
      'run',
      'agreement',
    ],
    ['Faults: 20,000 calls, three seeds', 'node', 'tools/faults/cli.ts', ...soak],
    ['Faults: the same, Node transport', 'node', 'tools/faults/cli.ts', ...soak, '--transport', 'node'],
    ...['default', 'node', 'ky'].flatMap((transport) => [
      [
        `Faults: every cell, ${transport}`,
        'node',
        'tools/faults/cli.ts',
        '--matrix',
        '--transport',
        transport,
      ],
      [
        `Faults: every pair, ${transport}`,
        ...['node', 'tools/faults/cli.ts', '--matrix', '--pairs', '--transport', transport],
      ],
    ]),
    [
      'Crash-safe writes: 2,000 through SIGKILLs',
      ...[
        'pnpm',
        '--dir',
        'packages/journal',
        'exec',
        'vitest',
        'run',
        '--config',
        '../../vitest.config.ts',
        'test/crash',
      ],
    ],
    ["Conformance: the scenarios of TypeSpec's Spector", 'pnpm', 'conformance'],
    ['The packed packages on every runtime', 'pnpm', 'everywhere'],
    ['The site, by Lighthouse', 'pnpm', 'site:lighthouse'],
  ],
  release: [['Releasing', 'node', 'tools/release/cli.ts', ...options]],
};

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Node ${process.versions.node} is too old: install Node 20 or newer from https://nodejs.org, then run this again.`,
  );
}

if (task === 'test:long')
  Object.assign(process.env, { QUITTANCE_RUNS: '5000', QUITTANCE_JOURNAL_WRITES: '2000' });
const started = Date.now();
// What `pnpm everywhere`, `pnpm conformance` and `pnpm site:lighthouse` need is large, and nothing else needs it.
const large = ['runtimes', 'conformance', 'lighthouse'].flatMap((name) => [
  '--filter',
  `!@quittance/${name}`,
]);
const install = ['install', '--frozen-lockfile', '--prefer-offline', ...large];
step('Installing the workspace', 'npx', '--yes', packageManager, ...install);
for (const [title, command, ...args] of steps[task]) step(title, command, ...args);
console.log(`\n${task}: done in ${Math.round((Date.now() - started) / 1000)} s`);

function step(title, command, ...args) {
  console.log(`\n▸ ${title}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      // The workspace's own Node, pnpm and turbo come first.
      PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
      TURBO_TELEMETRY_DISABLED: '1',
      // Hundreds of processes load the same files.
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
      TURBO_NO_UPDATE_NOTIFIER: '1',
    },
  });
  if (error) fail(`${command} could not be started: ${error.message}`);
  if (status !== 0)
    fail(`${title}: failed. The lines above say why; the same step alone: ${[command, ...args].join(' ')}`);
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
