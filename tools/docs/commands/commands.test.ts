import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspacePackages } from '../../release/workspace/workspace-packages.ts';
import { repoRoot } from '../../shared/folders.ts';
import { tryRun } from '../../shared/run.ts';
import { markdownFiles } from '../markdown-files.ts';
import { withoutComments } from '../read-page.ts';
import { type Proof, proofs } from './proofs.ts';
import { readCommands } from './read-commands.ts';
import { unknownScripts } from './unknown-scripts.ts';

const read = (file: string) => readFileSync(join(repoRoot, file), 'utf8');
const commands = markdownFiles().flatMap((file) => readCommands(file, read(file)));
const isInstallation = (text: string) => /^npm install (?!.*\.tgz)/.test(text);

test('every command has its proof, and every proof its command', () => {
  const texts = commands.map(({ text }) => text);
  const unproven = commands.filter(({ text }) => proofs[text] === undefined && !isInstallation(text));
  expect(unproven.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
  expect(Object.keys(proofs).filter((text) => !texts.includes(text))).toEqual([]);
});

test('every command that a page tells to run is a script of the repository', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(unknownScripts(commands, Object.keys(scripts))).toEqual([]);
});

test('what a page tells to install is a package of ours, or one that ours stand beside', () => {
  const packages = workspacePackages(repoRoot);
  // tools/release/packages.test.ts installs all of these with npm.
  const installed = packages.flatMap(({ name, manifest }) => [
    name,
    ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
  ]);
  const unknown = commands
    .filter(({ text }) => isInstallation(text))
    .flatMap(({ file, line, text }) =>
      text
        .split(' ')
        .slice(2)
        .filter((name) => name !== '--save-dev' && !installed.includes(name))
        .map((name) => `${file}:${line} ${name}`),
    );
  expect(unknown).toEqual([]);
});

test('who is said to run a command does', () => {
  const missing = Object.entries(proofs).flatMap(([text, proof]) => {
    if (!('coveredBy' in proof)) return [];
    const { coveredBy, says } = proof;
    const isThere = existsSync(join(repoRoot, coveredBy)) && read(coveredBy).includes(says);
    return isThere ? [] : [`${text}: ${coveredBy} does not say "${says}"`];
  });
  expect(missing).toEqual([]);
});

test('why a command is not run, its page says in sight', () => {
  const silent = commands.filter(({ file, text }) => {
    const proof: Proof | undefined = proofs[text];
    return proof && 'notRun' in proof && !withoutComments(read(file)).includes(proof.notRun);
  });
  expect(silent).toEqual([]);
});

const run = Object.entries(proofs).flatMap(([text, proof]) =>
  'run' in proof ? [[text, proof.run] as const] : [],
);

test.concurrent.each(run)('%s does what its page says', async (_, form) => {
  const [program = '', ...args] = form.split(' ');
  const { code, stdout, stderr } = await tryRun(program, args, { cwd: repoRoot, env: { NO_COLOR: '1' } });
  expect(`${stdout}${stderr}`).not.toBe('');
  expect(code, `${stdout}${stderr}`).toBe(0);
});

test('reads each line of a shell block, with its number and without what is said of it', () => {
  const page = [
    '# Title',
    '```sh',
    'npm install acme',
    '',
    'pnpm build   --all # all',
    '```',
    'pnpm prose',
  ].join('\n');
  expect(readCommands('README.md', page)).toEqual([
    { file: 'README.md', line: 3, text: 'npm install acme' },
    { file: 'README.md', line: 5, text: 'pnpm build --all' },
  ]);
  expect(() => readCommands('README.md', '```\npnpm build\n```\n')).toThrow(
    'README.md:2 a command in a block without a language',
  );
});

test('names a command without a script, with its line', () => {
  const page = ['```sh', 'npm install acme', 'pnpm build', 'pnpm bild', 'ls', '```'].join('\n');
  expect(unknownScripts(readCommands('README.md', page), ['build'])).toEqual([
    "README.md:4 package.json has no script 'bild'",
  ]);
});
