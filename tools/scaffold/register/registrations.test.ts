import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repoRoot } from '../../shared/folders.ts';
import { registerApi } from './register-api.ts';
import { registerInLockfile } from './register-in-lockfile.ts';
import { registerInReadme } from './register-in-readme.ts';

test('appends a line to apis.yaml and keeps the comments above', () => {
  const text = '# Every API.\nkeyline: { package: keyline, entry: ., name: Keyline }\n';
  const api = { id: 'acme/billing', package: 'acme', entry: 'billing', name: 'Billing' };
  expect(registerApi(text, api)).toBe(
    `${text}acme/billing: { package: acme, entry: billing, name: Billing }\n`,
  );
  expect(registerApi(text, { ...api, adopted: true })).toBe(
    `${text}acme/billing: { package: acme, entry: billing, name: Billing, adopted: true }\n`,
  );
});

test.each(['keyline', 'space-invoices'])('writes the lockfile entry of %s as pnpm wrote it', (folder) => {
  const text = readFileSync(join(repoRoot, 'pnpm-lock.yaml'), 'utf8');
  const own = new RegExp(` {2}packages/${folder}:\\n(?: {4}.*\\n)+\\n`).exec(text)?.[0] ?? 'not there';
  // jose and the like are of one package alone; a new one has what all of them have.
  expect(own).not.toBe('not there');
  expect(registerInLockfile(text.replace(own, ''), folder)).toBe(text);
});

test('puts a package that is last by name behind the last one', () => {
  const text = readFileSync(join(repoRoot, 'pnpm-lock.yaml'), 'utf8');
  const added = registerInLockfile(text, 'zz-vendor');
  const importers = added.slice(0, added.indexOf('\npackages:\n'));
  const names = [...importers.matchAll(/^ {2}(packages\/\S+|tools):$/gm)].map(([, name]) => name);
  expect(names).toEqual([...names].sort());
  expect(names).toContain('packages/zz-vendor');
});

test('refuses a lockfile that it does not know', () => {
  expect(() => registerInLockfile('lockfileVersion: 5.4\n', 'acme')).toThrow('Run `pnpm install`');
});

describe('the table of the README', () => {
  const text = [
    '| [`@quittance/fiskaly`](packages/fiskaly) | `/sign-pt` | SIGN PT | [27](a.md) |',
    '| | `/management` | management | [18](b.md) |',
    '| [`@quittance/keyline`](packages/keyline) | | Keyline | [71](c.md) |',
    '| [`@quittance/runtime`](packages/runtime) | | auth | |',
    '',
  ];
  const target = { id: 'acme', package: 'acme', entry: '.', name: 'Acme', title: 'Acme', addsEntry: false };
  const facts = { title: 'Acme API v1', count: 3 };

  test('gets a new vendor above the runtime', () => {
    const [fiskaly, management, keyline, ...rest] = text;
    expect(registerInReadme(text.join('\n'), target, facts).split('\n')).toEqual([
      fiskaly,
      management,
      keyline,
      '| [`@quittance/acme`](packages/acme) | | Acme API v1 | [3](packages/acme/src/gen/operations.md) |',
      ...rest,
    ]);
  });

  test('gets a further API below the others of its vendor', () => {
    const added = { ...target, id: 'fiskaly/dsfinvk', package: 'fiskaly', entry: 'dsfinvk' };
    expect(registerInReadme(text.join('\n'), added, facts).split('\n')[2]).toBe(
      '| | `/dsfinvk` | Acme API v1 | [3](packages/fiskaly/src/gen/dsfinvk/operations.md) |',
    );
  });

  test('must be there', () => {
    expect(() => registerInReadme('# Quittance\n', target, facts)).toThrow('no row for `@quittance/runtime`');
  });
});
