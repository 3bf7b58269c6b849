import { expect, it } from 'vitest';
import { createKeyline, createKeylineClient, listOrders } from '../src/index.ts';

const apiKey = '0'.repeat(64);
const refused = { name: 'ConfigurationError' };

it.each<[object, string]>([
  [{ baseURL: 'https://proxy.example' }, '[keyline] `baseURL` is no option. Did you mean `baseUrl`?'],
  [{ api_key: apiKey }, '[keyline] `api_key` is no option. Did you mean `apiKey`?'],
  [{ hosst: 'own.example' }, '[keyline] `hosst` is no option. Did you mean `host`?'],
  [{ auth: {} }, '[keyline] `auth` is no option.'],
  [{ host: 5 }, '[keyline] `variables.host` must be a plain name'],
])('refuses %j before anything is sent anywhere', (options, message) => {
  for (const create of [createKeyline, createKeylineClient]) {
    const make = () => create({ apiKey, ...options } as never);
    expect(make).toThrow(expect.objectContaining({ ...refused, message: expect.stringContaining(message) }));
  }
});

it.each([
  [undefined, '[keyline] options are missing'],
  [apiKey, '[keyline] options must be a plain object'],
])('says that options are an object', (options, message) => {
  expect(() => createKeyline(options as never)).toThrow(expect.objectContaining({ ...refused, message }));
});

it('says which client a function wants, and what an operation takes, to whoever awaits it', async () => {
  const keyline = createKeyline({ apiKey });
  await expect(listOrders({ client: keyline as never })).rejects.toThrow('give its `.client`');
  await expect(listOrders({} as never)).rejects.toThrow('`client` is missing');
  await expect(keyline.orders.get('7' as never)).rejects.toThrow('[keyline] getOrder: takes an object');
  await expect(keyline.orders.get({ path: { order_id: 7 } as never, timeout: 0 })).rejects.toThrow(
    '[keyline] getOrder: `timeout` must be a number above 0',
  );
});

it('tells the vendor who calls', async () => {
  const agents: (string | null)[] = [];
  const keyline = createKeyline({
    apiKey,
    application: 'my-shop/3.0',
    fetch: async (_, init) => {
      agents.push(new Headers(init?.headers).get('user-agent'));
      return Response.json([]);
    },
  });
  await keyline.orders.list({ headers: { 'x-debug': '1' } });
  expect(agents).toEqual([expect.stringMatching(/^quittance-keyline\S* node\/\d+ my-shop\/3\.0$/)]);
});
