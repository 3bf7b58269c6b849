import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { transitionsFrom } from '../src/cli/transitions-from.ts';

const folder = mkdtempSync(join(tmpdir(), 'quittance-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (...args: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, '../src/cli.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function urlOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const part of child.stdout ?? []) {
    text += part;
    const [, url] = /at (http\S+)/.exec(text) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`It never listened: ${text}`);
}

async function end(child: ChildProcess): Promise<number> {
  const [code] = await once(child, 'exit');
  return code;
}

test('listens until it is interrupted, and goes on from its file', async () => {
  const file = join(folder, 'billing.jsonl');
  const adjustment = (url: string, init?: RequestInit) =>
    fetch(`${url}/orgs/masmovil/account/123456789/adjustment`, {
      ...init,
      headers: { authorization: 'Bearer sandbox-token', 'content-type': 'application/json' },
    });
  const first = start('masstack/billing', '--file', file);
  const body = JSON.stringify({
    adjustment_datetime: '2026-10-14T10:20:30Z',
    amount: { value_without_taxes: 10 },
    external_adjustment_unique_id: 'ADJ-1',
    transaction_type_id: '1',
    description: 'x',
  });
  expect((await adjustment(await urlOf(first), { method: 'POST', body })).status).toBe(201);
  first.kill('SIGTERM');
  expect(await end(first)).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(
    /^\{"sandbox":"masstack\/billing","version":1,"now":\d+,"begun":\d+,"events":11\}\n/,
  );

  const second = start('masstack/billing', '--file', file);
  expect(await (await adjustment(await urlOf(second))).json()).toMatchObject([
    { external_adjustment_unique_id: 'ADJ-1' },
  ]);
  second.kill('SIGINT');
  expect(await end(second)).toBe(0);
  expect(readdirSync(folder)).toEqual(['billing.jsonl']);
});

test.each([
  [['fiskaly'], 'one of these? `fiskaly/sign-pt`, `fiskaly/unified`, `fiskaly/management`.'],
  [['keylin'], 'Did you mean `keyline`?'],
  [['keyline', '--prot', '1'], '--port'],
  [['masstack/billing', '--transitions', 'soon'], '`--transitions` is soon'],
  [[], 'api'],
])('%s is answered with what is wrong, and 2', async (args, told) => {
  const child = start(...args);
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  expect(await end(child)).toBe(2);
  expect(text).toContain(told);
});

test.each([
  [['--file', join(folder, 'nowhere', 'x.jsonl')], 'x.jsonl cannot be read and written'],
  [['--file', folder], 'cannot be read and written: EISDIR'],
])('a file that cannot be written is told before it listens: %s', async (args, told) => {
  const child = start('masstack/billing', ...args);
  let [out, text] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  expect(await end(child)).toBe(2);
  expect([out, text]).toEqual(['', expect.stringContaining(told)]);
});

test('reads how long things take', () => {
  expect([undefined, 'immediate', '2s', 'reads:3'].map((text) => transitionsFrom(text))).toEqual([
    'immediate',
    'immediate',
    { after: '2s' },
    { reads: 3 },
  ]);
});
