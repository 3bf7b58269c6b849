import { type Client, type ClientSettings, layer, request } from '@quittance/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeylineClient, getInvoice } from '../../packages/keyline/src/index.ts';
import { type RawService, serve, TRANSPORTS } from './raw-service.ts';
import { PLANTED } from './vendors.ts';

const GOOD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

let service: RawService;

beforeEach(async () => {
  service = await serve(GOOD, undefined);
});

afterEach(() => service.stop());

function clientOf(settings: ClientSettings): Client {
  return createKeylineClient({ ...settings, apiKey: PLANTED.hexKey, baseUrl: service.url, retry: false });
}

const ask = (client: Client, headers: Record<string, string> = {}) =>
  request(client, { method: 'GET', path: '/things', headers });

/** Everywhere that a header of the user's own can be given. */
const GIVEN = {
  'one call': (settings, headers) => ask(clientOf(settings), headers),
  'one call, whose client refuses nothing else': (settings, headers) =>
    ask(clientOf({ ...settings, validation: { request: false } }), headers),
  'one call of an operation': (settings, headers) =>
    getInvoice({ client: clientOf(settings), path: { invoice_id: 'i1' }, headers } as never),
  'all calls': async (settings, headers) => ask(clientOf({ ...settings, headers })),
  'a layer': (settings, headers) =>
    ask(clientOf({ ...settings, use: [layer((_, next) => next({ headers }))] })),
} satisfies Record<string, (settings: ClientSettings, headers: Record<string, string>) => Promise<unknown>>;

describe.each(TRANSPORTS)('over %s, credentials go to no other host', (_, settings) => {
  it.each(Object.entries(GIVEN))('by a `host` header of %s', async (_, call) => {
    for (const name of ['host', 'Host', 'HOST']) {
      await expect(call(settings(), { [name]: 'evil.example' })).rejects.toThrow(/\bhost\b/i);
    }
    expect(service.hosts).toEqual([]);
  });

  it.each(Object.entries(GIVEN))('by a header of %s that ends the request early', async (_, call) => {
    const smuggled: [string, string][] = [
      ['content-length', '0'],
      ['transfer-encoding', 'chunked'],
      ['connection', 'upgrade'],
      ['upgrade', 'h2c'],
      ['expect', '100-continue'],
      ['x-a', 'b\r\nhost: evil.example'],
      ['x-a\r\nhost', 'evil.example'],
    ];
    for (const [name, value] of smuggled) {
      const [shown = ''] = name.split('\r');
      await expect(call(settings(), { [name]: value })).rejects.toThrow(new RegExp(`\\b${shown}\\b`));
    }
    expect(service.hosts).toEqual([]);
  });

  it('and lets other headers through', async () => {
    await ask(clientOf(settings()), { 'x-debug': '1' });
    expect(service.hosts).toEqual([new URL(service.url).host]);
  });
});
