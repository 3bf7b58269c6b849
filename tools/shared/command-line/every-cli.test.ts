import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repoRoot } from '../folders.ts';

const files = globSync('tools/**/cli.ts', { cwd: repoRoot, exclude: ['**/node_modules/**'] })
  .map((file) => file.split(sep).join('/'))
  .sort();
const sourceOf = (file: string) => readFileSync(join(repoRoot, file), 'utf8');
const { scripts } = JSON.parse(sourceOf('package.json')) as { scripts: Record<string, string> };

function run(file: string, ...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd: repoRoot }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    );
  });
}

test('there are commands to look at', () => {
  expect(files).toEqual(expect.arrayContaining(['tools/mock/cli.ts', 'tools/release/cli.ts']));
});

describe.concurrent.each(files)('%s', (file) => {
  test('says with --help what it does and takes, on stdout, and ends well', async () => {
    const { code, stdout, stderr } = await run(file, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [, name = ''] = /^Usage: ((?:pnpm|node) [\w:./-]+)/m.exec(stdout) ?? [];
    if (name.startsWith('pnpm ')) expect(scripts[name.slice('pnpm '.length)]).toBeDefined();
    else expect(name).toBe(`node ${file}`);
    const declared = sourceOf(file).match(/\btype: '(boolean|string)'/g) ?? [];
    expect(stdout.match(/^ {2}--[a-z-]+/gm) ?? []).toHaveLength(declared.length);
    expect(stdout).toContain(`\nExamples:\n  ${name}`);
  });

  test('ends with 2 for an option that it does not know, names the one that was meant, and its usage', async () => {
    const [, option = 'help'] = /^ {6}'?([a-z-]+)'?: \{\s*type: '/m.exec(sourceOf(file)) ?? [];
    const slip = `--${option}${option.slice(-1)}`;
    const { code, stdout, stderr } = await run(file, slip);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`Unknown option \`${slip}\`. Did you mean \`--${option}\`?\nUsage: `);
  });
});

test('a reader that has seen enough is no error', async () => {
  const child = spawn(process.execPath, ['tools/lint/cli.ts', '--help'], { cwd: repoRoot });
  child.stdout.destroy();
  const stderr = child.stderr.setEncoding('utf8').toArray();
  const [code] = await once(child, 'close');
  expect({ code, stderr: (await stderr).join('') }).toEqual({ code: 0, stderr: '' });
});

const ofApis = files.filter((file) => sourceOf(file).includes('apiArgument('));

test('the commands that take an API are known as such', () => {
  expect(ofApis.length).toBeGreaterThanOrEqual(6);
});

test.concurrent.each(ofApis)('%s names the API that was meant, or those that begin so', async (file) => {
  expect(await run(file, 'keylin')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('No API `keylin`. Did you mean `keyline`?\n'),
  });
  expect(await run(file, 'fiskaly')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /^No API `fiskaly`\. Did you mean one of these\? `fiskaly\/sign-pt`, `fiskaly\/unified`, `fiskaly\/management`\.\n/,
    ),
  });
});
