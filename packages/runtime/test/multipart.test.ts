import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bearerToken } from '../src/auth/static-token.ts';
import type { ClientOptions } from '../src/client/client-options.ts';
import { createClient } from '../src/client.ts';
import { operation } from '../src/operation/operation.ts';
import { multipartParts } from '../src/request/bodies/multipart-body.ts';
import { SENDERS } from '../src/testing/senders.ts';
import { acme } from '../src/testing/test-api.ts';

/** One form as it came in, read by Node's own parser. */
interface Received {
  readonly type: string;
  readonly length: string | undefined;
  readonly bytes: Buffer;
  readonly form: FormData;
}

const received: Received[] = [];
const failures: unknown[] = [];
let refusals = 0;
const server = createServer(async (request, response) => {
  try {
    const { 'content-type': type = '', 'content-length': length } = request.headers;
    const bytes = Buffer.from(await new Response(Readable.toWeb(request) as ReadableStream).arrayBuffer());
    const headers = { 'content-type': type };
    const form = await new Request('http://localhost', { method: 'POST', headers, body: bytes }).formData();
    received.push({ type, length, bytes, form });
  } catch (error) {
    failures.push(error);
  }
  const status = refusals-- > 0 ? 429 : 200;
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' }).end('{}');
});
const folder = mkdtempSync(join(tmpdir(), 'multipart-'));

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  received.length = 0;
  failures.length = 0;
  refusals = 0;
});

const upload = operation<{ body: unknown; url: '/files' }, { 200: unknown }>({
  id: 'upload',
  method: 'POST',
  path: '/files',
  bodyFormat: multipartParts({ rows: 'text/csv', scan: 'image/png' }),
});

describe.each(SENDERS)('a form through $sender', ({ options }) => {
  const send = async (body: unknown, more: Partial<ClientOptions> = {}): Promise<Received[]> => {
    const client = createClient({
      api: acme,
      auth: bearerToken('token-0001'),
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      retry: { baseDelay: 1 },
      ...options,
      ...more,
    });
    await upload({ client, body, validation: { request: false } });
    expect(failures).toEqual([]);
    return received;
  };
  const file = (form: FormData | undefined, name: string) => form?.get(name) as File;

  it('is told in its header as it is written, with its length', async () => {
    const [{ type, length, bytes } = {} as Partial<Received>] = await send({ a: 'b' });
    const boundary = /^multipart\/form-data; boundary=(-{4}[0-9a-f-]{36})$/.exec(type ?? '')?.[1];
    expect(boundary).toBeDefined();
    expect(length).toBe(String(bytes?.length));
    expect(String(bytes)).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--${boundary}--\r\n`,
    );
  });

  it('is read by the service as it was given: texts, lists, JSON, types', async () => {
    const [{ form } = {} as Partial<Received>] = await send({
      ...{ 'Größe "名" \\': 'ü 🔑', lines: 'a\r\nb\n\r\n--c--\r\n', empty: '', n: 1.5, on: false },
      ...{ tags: ['x', 'y'], meta: { a: ['ü'] }, rows: 'a;b', absent: undefined },
    });
    expect([...(form ?? [])]).toEqual([
      ['Größe "名" \\', 'ü 🔑'],
      ['lines', 'a\r\nb\n\r\n--c--\r\n'],
      ['empty', ''],
      ['n', '1.5'],
      ['on', 'false'],
      ['tags', 'x'],
      ['tags', 'y'],
      ['meta', '{"a":["ü"]}'],
      ['rows', 'a;b'],
    ]);
  });

  it('keeps the bytes of files, their names and types, on the second attempt, too', async () => {
    const every = Uint8Array.from({ length: 300_000 }, (_, at) => (at * at) % 256);
    const path = join(folder, 'stored.bin');
    writeFileSync(path, every);
    refusals = 1;
    const forms = await send({
      bytes: every,
      scan: { data: every, filename: 'Größe "名".png' },
      stored: { data: await openAsBlob(path), contentType: 'application/pdf' },
      streamed: { data: new Blob([every]).stream(), filename: 's.bin' },
      named: new File([every], 'n\r\nx: y.gif', { type: 'image/gif' }),
      nothing: new Uint8Array(),
      note: 'x',
    });
    expect(forms).toHaveLength(2);
    for (const { form } of forms) {
      const told = (name: string) => [file(form, name).name, file(form, name).type];
      expect(told('bytes')).toEqual(['bytes', 'application/octet-stream']);
      expect(told('scan')).toEqual(['Größe "名".png', 'image/png']);
      expect(told('stored')).toEqual(['stored', 'application/pdf']);
      expect(told('streamed')).toEqual(['s.bin', 'application/octet-stream']);
      expect(told('named')).toEqual(['n\r\nx: y.gif', 'image/gif']);
      for (const name of ['bytes', 'scan', 'stored', 'streamed', 'named']) {
        expect(Buffer.compare(Buffer.from(await file(form, name).arrayBuffer()), every), name).toBe(0);
      }
      expect(file(form, 'nothing').size).toBe(0);
      expect(form.get('note')).toBe('x');
    }
    // Both attempts send the same bytes under the same boundary.
    expect(forms[0]?.type).toBe(forms[1]?.type);
    expect(forms[0]?.bytes.equals(forms[1]?.bytes ?? Buffer.of())).toBe(true);
  });

  it('may have no part, and may be one that fetch writes', async () => {
    const [{ form: none } = {} as Partial<Received>] = await send({});
    expect([...(none ?? ['?'])]).toEqual([]);
    const form = new FormData();
    form.append('a', 'b');
    expect([...((await send(form))[1]?.form ?? [])]).toEqual([['a', 'b']]);
  });
});
