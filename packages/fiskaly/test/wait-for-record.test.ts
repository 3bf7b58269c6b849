import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitForRecord } from '../src/sign-pt.ts';
import { ids, tokenAnswer } from './sign-pt-answers.ts';

let server: Server;
let asked: string[] = [];
/** Paths that begin so are never answered. */
let stalls = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith(stalls)) return;
    const { body } = tokenAnswer();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** A process that polls a service which stalls: when it ended, in milliseconds after the `PollTimeoutError`. */
async function holdsProcessFor(path: string): Promise<number> {
  asked = [];
  stalls = path;
  const program = `
    import { createSignPt, waitForRecord } from ${JSON.stringify(new URL('../src/sign-pt.ts', import.meta.url).href)};
    const baseUrl = 'http://127.0.0.1:${(server.address() as AddressInfo).port}';
    const { client } = createSignPt({ apiKey: 'key-1', apiSecret: 'secret-1', baseUrl });
    try {
      await waitForRecord(client, ${JSON.stringify(ids.receipt)}, { timeout: 4_000 });
    } catch (error) {
      console.log(error.name);
    }
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  let said = '';
  let endedAt = Number.NaN;
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes;
    endedAt = performance.now();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes;
  });
  await new Promise((resolve) => child.on('close', resolve));
  expect(said.trim()).toBe('PollTimeoutError');
  return performance.now() - endedAt;
}

it('leaves nothing behind that holds the process, though the record is never answered', async () => {
  // The timeout of the request that is under way would hold it for thirty seconds.
  expect(await holdsProcessFor('/records')).toBeLessThan(20_000);
  expect(asked).toEqual(['/tokens', `/records/${ids.receipt}`]);
});

it('leaves a token exchange that hangs only the patience that it has for the next caller', async () => {
  expect(await holdsProcessFor('/tokens')).toBeLessThan(20_000);
  expect(asked).toEqual(['/tokens']);
});

it.each(['timeout', 'interval'])('refuses a wrong `%s` before it asks', async (name) => {
  const client = { send: () => expect.unreachable() } as never;
  await expect(waitForRecord(client, ids.receipt, { [name]: 0 })).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringContaining(`\`${name}\``),
  });
});

it('takes options that are undefined', async () => {
  const client = { send: async () => ({ data: { content: { mode: 'FINISHED' } } }) } as never;
  const options = { timeout: undefined, interval: undefined, signal: undefined };
  expect(await waitForRecord(client, ids.receipt, options)).toEqual({ content: { mode: 'FINISHED' } });
});
