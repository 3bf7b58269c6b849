import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { stepsFor } from './steps.ts';

const { scripts } = JSON.parse(readFileSync(join(repoRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const keyline = registeredApis().filter(({ id }) => id === 'keyline');
const steps = stepsFor(repoRoot, keyline);
const commands = steps.map(({ title, alone }) => ({ title, alone }));

test.each(commands)(
  '$title: `$alone` is a command that there is, with the options that it has',
  ({ alone }) => {
    const [program, script = '', ...rest] = alone.split(' ');
    expect(program).toBe('pnpm');
    // `pnpm --filter=<package> <script>`
    if (script.startsWith('--filter=')) return expect(rest).toEqual(['typecheck']);
    const [node, file = ''] = (scripts[script] ?? '').split(' ');
    if (node !== 'node') return expect(['build', 'api', 'size']).toContain(script);
    const help = execFileSync(process.execPath, [file, '--help'], { cwd: repoRoot, encoding: 'utf8' });
    for (const option of rest.filter((one) => one.startsWith('--'))) expect(help).toContain(`  ${option} `);
  },
);

test('what only a person decides stops nothing; everything else does', () => {
  const decided = steps.filter(({ otherwise }) => otherwise !== undefined);
  expect(decided.map(({ otherwise }) => /: (pnpm [\w:-]+(?: --\w+)?)/.exec(otherwise ?? '')?.[1])).toEqual([
    'pnpm size',
    'pnpm spec:changeset',
  ]);
});

test('two APIs of one package are one package to check', () => {
  const fiskaly = registeredApis().filter((api) => api.package === 'fiskaly');
  const filters = stepsFor(repoRoot, fiskaly).flatMap(({ alone }) => alone.match(/--filter=\S+/g) ?? []);
  expect(fiskaly.length).toBeGreaterThan(1);
  expect(filters).toEqual(['--filter=@quittance/fiskaly']);
});
