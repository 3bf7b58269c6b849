import { request } from 'node:http';
import { expect, test } from 'vitest';
import { openSandbox } from '../shared/open-sandbox.ts';
import { open } from './open-things.ts';
import { things } from './things.ts';

const headers = { authorization: 'Bearer test-token' };

/** Sends a target as it is, which `fetch` would tidy up. */
function statusOf(origin: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('only what is below the base path is served, whatever stands before it', async () => {
  const sandbox = openSandbox(things);
  await using listening = await sandbox.listen();
  const { origin } = new URL(listening.url);
  const targets = ['/api/v1/things', '/things', '//evil.example/api/v1/things', '//', '/api/v1', '//['];
  const statuses: (number | undefined)[] = [];
  for (const target of targets) statuses.push(await statusOf(origin, target));
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
});

test('a body that would fill the memory is refused', async () => {
  const sandbox = openSandbox(things);
  await using listening = await sandbox.listen();
  const body = new Uint8Array(65 * 1_048_576);
  const { hostname, port, pathname: path } = new URL(`${listening.url}/things`);
  const status = await new Promise((resolve, reject) => {
    const sent = request({ method: 'POST', hostname, port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
      sent.destroy();
    }).on('error', reject);
    sent.end(body);
  });
  expect(status).toBe(413);
  expect(sandbox.ledger.events.filter(({ kind }) => kind === 'request')).toEqual([]);
});

test('a sandbox that is closed closes its ports, and opens no other', async () => {
  const { sandbox } = open();
  const [first, second] = [await sandbox.listen(), await sandbox.listen()];
  const pending = sandbox.listen();
  sandbox.close();
  await expect(pending).rejects.toThrow('has been closed');
  for (const { url } of [first, second]) await expect(fetch(url)).rejects.toThrow('fetch failed');
  await expect(sandbox.listen()).rejects.toThrow('has been closed');
  await first.close();
});
