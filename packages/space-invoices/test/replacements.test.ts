import { describe, expect, it } from 'vitest';
import type { DocumentReplace } from '../src/index.ts';
import { spaceInvoicesOn } from './fake-service.ts';

describe('replacements and filters', () => {
  it('refuses `save` in a line of a replacement, which may be sent twice', async () => {
    const { spaceInvoices, seen } = spaceInvoicesOn(() => 'lost');
    const body = {
      clientId: 'client-1',
      // @ts-expect-error `save` is no field of these lines
      _documentItems: [{ name: 'a', price: 1, save: true }],
    } satisfies DocumentReplace;
    await expect(spaceInvoices.documents.replace({ path: { id: 'document-1' }, body })).rejects.toMatchObject(
      {
        attempts: 0,
        message: expect.stringContaining('save'),
      },
    );
    expect(seen).toEqual([]);
  });

  it('puts a payment back that belongs to no document', async () => {
    const { spaceInvoices, seen } = spaceInvoicesOn(() =>
      Response.json({ id: 'payment-1', documentId: null }),
    );
    const path = { id: 'payment-1' };
    const { data } = await spaceInvoices.payments.get({ path });
    const { documentId = '' } = data;
    await spaceInvoices.payments.replace({
      path,
      body: { type: 'bank', date: '2026-03-10', amount: 1, documentId },
    });
    expect(JSON.parse(seen[1]?.text ?? '')).toMatchObject({ documentId: null });
  });

  it('orders a list by a map, as it does by a text', async () => {
    const { spaceInvoices, seen } = spaceInvoicesOn(() => Response.json([]));
    const order = { date: 'ASC' };
    await spaceInvoices.documents.list({ path: { id: 'organization-1' }, query: { filter: { order } } });
    expect(JSON.parse(seen[0]?.query.get('filter') ?? '')).toMatchObject({ order });
  });
});
