import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { repoRoot } from '../shared/folders.ts';
import { tryRun } from '../shared/run.ts';

const read = (file: string) => JSON.parse(readFileSync(join(repoRoot, file), 'utf8'));
const [command = '', ...args] = (read('package.json').scripts['audit:deps'] as string).split(' ');

let stop = () => {};
afterEach(() => stop());

/** Runs `pnpm audit:deps` with a registry that answers with a status, and a fault of one package. */
async function audit(status: number, name: string, severity = 'high') {
  const server = createServer((request, response) => {
    const fault = { id: 1, url: 'https://advisories.example/1', title: 'Leaks headers', severity };
    const body = { [name]: [{ ...fault, vulnerable_versions: '*' }] };
    const answer = () => response.writeHead(status, { 'content-type': 'application/json' });
    request.resume().on('end', () => answer().end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => void server.close();
  const { port } = server.address() as AddressInfo;
  return auditAt(`http://127.0.0.1:${port}/`);
}

async function auditAt(registry: string) {
  const given = [...args, `--config.registry=${registry}`];
  const { code, stdout, stderr } = await tryRun(command, given, { cwd: repoRoot });
  return { code, said: stdout + stderr };
}

describe('pnpm audit:deps', () => {
  test.each([['high'], ['low']])('fails for a fault that is %s in what users install', async (severity) => {
    const { code, said } = await audit(200, 'ky', severity);
    expect(code).toBe(1);
    expect(said).toMatch(/Leaks headers[\s\S]*packages__runtime>ky/);
  });

  test('asks for nothing that our tools alone stand on', async () => {
    expect(await audit(200, '@stoplight/prism-cli')).toMatchObject({ code: 0 });
    for (const file of globSync(['package.json', 'tools/package.json', 'tools/*/package.json'], {
      cwd: repoRoot,
    }))
      expect(read(file).dependencies, `${file}: what is for us stands in devDependencies`).toBeUndefined();
  });

  test('says so, and fails nothing, where the registry audits nothing or cannot be reached', async () => {
    const refused = await audit(405, 'ky');
    expect(refused).toEqual({ code: 0, said: expect.stringContaining('responded with 405') });
    const away = await auditAt('http://127.0.0.1:9/');
    expect(away).toEqual({ code: 0, said: expect.stringContaining('Failed to request') });
  });
});
