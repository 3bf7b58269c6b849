import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFiles } from '../shared/testing/write-files.ts';
import { type ModuleProcess, startModuleProcess } from './module-process.ts';

let modules: ModuleProcess;
beforeAll(() => {
  modules = startModuleProcess();
});
afterAll(() => modules.stop());

function folderWith(text: string): string {
  return writeFiles({ 'package.json': '{ "type": "module" }\n', 'module.ts': text });
}

const run = (text: string, variables?: Record<string, string>) =>
  modules.run(join(folderWith(text), 'module.ts'), [], variables);

test.each([
  [
    'what is printed later',
    "setTimeout(() => console.log('late'), 20); console.log('soon');",
    'soon\nlate\n',
  ],
  ['its own variables', 'console.log(process.env.TILL);', '7\n'],
  ['no code of the module before', 'console.log(process.exitCode);', 'undefined\n'],
])('hands over %s', async (_, text, stdout) => {
  await run('process.exitCode = 3;');
  expect(await run(text, { TILL: '7' })).toEqual({ code: 0, stdout, stderr: '' });
});

test('leaves no variables behind', async () => {
  await run('', { TILL: '7' });
  expect((await run('console.log(process.env.TILL);')).stdout).toBe('undefined\n');
});

test.each([
  ['an error', "throw new Error('no change');", 1, 'no change'],
  ['an error later', "setTimeout(() => { throw new Error('no change'); }, 10);", 1, 'no change'],
  ['a promise that nobody looks at', "Promise.reject(new Error('no change'));", 1, 'no change'],
  ['what never comes', 'await new Promise(() => {});', 13, 'waits for what never comes'],
  ['a global', 'globalThis.till = 7;', 1, 'left `till` behind'],
  ['another fetch', 'globalThis.fetch = () => {};', 1, 'left `fetch` behind'],
  ['its own exit code', 'process.exitCode = 3;', 3, ''],
  ['a warning', "process.emitWarning('careful');", 0, 'Warning: careful'],
  ['a request to a stranger', "await fetch('https://vendor.example/');", 1, 'not to https://vendor.example/'],
])('tells of %s, and goes on', async (_, text, code, stderr) => {
  expect(await run(text)).toEqual({ code, stdout: '', stderr: expect.stringContaining(stderr) });
  expect(await run("console.log('next');")).toEqual({ code: 0, stdout: 'next\n', stderr: '' });
});

test("waits for Node's test runner, which tells its results at the end", async () => {
  const { code, stdout } = await run(
    "import { test } from 'node:test'; test('signs', () => {}); test('voids', () => { throw new Error(); });",
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/✔ signs[\s\S]*✖ voids[\s\S]*fail 1/);
});

test('a module may end the process; the next one says why it cannot run', async () => {
  const others = startModuleProcess();
  const file = join(folderWith('process.exit(4);'), 'module.ts');
  expect((await others.run(file, [])).code).toBe(4);
  await expect(others.run(file, [])).rejects.toThrow('a module before it ended the process');
  await others.stop();
});
