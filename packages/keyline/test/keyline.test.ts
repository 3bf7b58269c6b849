import { isApiError } from '@quittance/runtime';
import { describe, expect, it } from 'vitest';
import { createKeyline } from '../src/index.ts';

const apiKey = '0123456789abcdef'.repeat(4);

describe('createKeyline', () => {
  it.each([
    ['too short', apiKey.slice(1)],
    ['with the scheme in front', `Bearer ${apiKey}`],
    ['with letters that are no hexadecimal digits', `${apiKey.slice(0, -1)}g`],
    ['empty', ''],
  ])('refuses a key that is %s, before any call, without showing it', (_title, key) => {
    const make = () => createKeyline({ apiKey: key });
    expect(make).toThrow('`apiKey`');
    if (key !== '') expect(make).not.toThrow(key);
  });

  it('walks the pages by header until the total is reached', async () => {
    const pages: (string | null)[] = [];
    const keyline = createKeyline({
      apiKey,
      validation: { response: false },
      fetch: async (input, init) => {
        const page = new Request(input, init).headers.get('x-keyline-requested-page');
        pages.push(page);
        const items = Array.from({ length: page === '3' ? 50 : 100 }, (_, index) => ({
          id: Number(page ?? 1) * 100 + index,
        }));
        return Response.json(items, {
          headers: {
            'X-Keyline-Result-Page': page ?? '1',
            'X-Keyline-Result-Per-Page': '100',
            'X-Keyline-Result-Total': '250',
          },
        });
      },
    });
    expect(await keyline.orders.list().toArray({ limit: 1000 })).toHaveLength(250);
    expect(pages).toEqual([null, '2', '3']);
  });

  it('brings the errors of a 422 by field', async () => {
    const keyline = createKeyline({
      apiKey,
      fetch: async () =>
        Response.json({ errors: { name: ['is too short (minimum is 1 character)'] } }, { status: 422 }),
    });
    const error: unknown = await keyline.organizations
      .create({ body: { organization: { name: '' } } })
      .catch((thrown: unknown) => thrown);
    if (!isApiError(error)) throw new Error(`expected an ApiError, got ${error}`);
    expect(error.fields).toEqual({ name: ['is too short (minimum is 1 character)'] });
  });

  it('accepts what the vendor’s examples send: a recipient without a customer, decimals as numbers or strings', async () => {
    const bodies: string[] = [];
    const keyline = createKeyline({
      apiKey,
      validation: { response: false },
      fetch: async (input, init) => {
        bodies.push(await new Request(input, init).text());
        return Response.json({ id: 1 }, { status: 201 });
      },
    });
    await keyline.customerInvoices.create({ body: { customer_invoice: { recipient_id: 4711 } } });
    const line = { description: 'Umschlag\r\nmatt', qty: 2, unit: 'piece', tax_rate: 0.19 } as const;
    const path = { customer_invoice_id: 1 };
    await keyline.customerInvoices.lineItems.create({
      path,
      body: { line_item: { ...line, net: '-6000.0' } },
    });
    await keyline.customerInvoices.lineItems.create({ path, body: { line_item: { ...line, net: 6000 } } });
    expect(bodies).toHaveLength(3);
    expect(bodies[1]).toContain('Umschlag\\r\\nmatt');
  });

  it('lists the addresses of an organization, which may lack any part', async () => {
    const seen: string[] = [];
    const parts = {
      addressee: null,
      street: null,
      number: null,
      zip_code: null,
      town: null,
      country_code: null,
    };
    const times = {
      created_at: '2023-05-08T09:45:10.118+02:00',
      updated_at: '2023-05-08T09:45:10.118+02:00',
    };
    const keyline = createKeyline({
      apiKey,
      validation: { response: 'throw' },
      fetch: async (input, init) => {
        seen.push(new URL(new Request(input, init).url).pathname);
        return Response.json([{ id: 8120, ...parts, ...times }]);
      },
    });
    const [address] = await keyline.organizations.addresses
      .list({ path: { organization_id: 4711 } })
      .toArray({ limit: 10 });
    expect(address?.town).toBeNull();
    expect(seen).toEqual(['/api/v2/customer_relations/organizations/4711/addresses']);
  });
});
