import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run } from '../../../shared/run.ts';
import type { OperationPage } from '../model/operation-page.ts';

/** A request as it came over the wire. */
export interface SentRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a form its fields, as JSON. */
  readonly body: string;
}

/** Runs the commands of pages in a POSIX shell, against a server that listens. By slug. */
export async function runCommands(
  folder: string,
  pages: readonly OperationPage[],
  variables: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, SentRequest>> {
  const sent = new Map<string, SentRequest>();
  const server = createServer(async (request, response) => {
    sent.set(request.headers['user-agent'] ?? '', await received(request));
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const lines = pages.map(
    ({ slug, curl }) => `NAME=${slug}\n${curl.replace(/https:\/\/[^/'"]+/, `http://127.0.0.1:${port}`)}`,
  );
  const script = join(folder, 'commands.sh');
  const quiet = 'curl() { command curl -sS -o /dev/null -A "$NAME" "$@"; }';
  writeFileSync(script, ['set -eu', quiet, ...lines, ''].join('\n'));
  try {
    await run('sh', [script], { cwd: folder, env: variables });
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return sent;
}

async function received(request: IncomingMessage): Promise<SentRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const bytes = Buffer.concat(chunks);
  const isForm = headers['content-type']?.startsWith('multipart/form-data') === true;
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers,
    body: isForm ? await fieldsOf(bytes, headers) : bytes.toString(),
  };
}

/** As `run-samples.mjs` tells them. */
async function fieldsOf(bytes: Buffer, headers: Readonly<Record<string, string>>): Promise<string> {
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  const fields = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : [value.name, await value.text()],
  ]);
  return JSON.stringify(await Promise.all(fields));
}
