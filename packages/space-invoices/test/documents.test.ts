import { isApiError, isOutcomeUnknown } from '@quittance/runtime';
import { describe, expect, it } from 'vitest';
import type { DocumentCreate, Payment } from '../src/index.ts';
import { type Answer, refusal, type Seen, spaceInvoicesOn } from './fake-service.ts';

const organization = { id: 'organization-1' };
const body: DocumentCreate = {
  uniqueId: 'order-2041',
  _documentClient: { name: 'Gostilna Pri Lipi d.o.o.' },
  _documentItems: [
    { name: 'Načrtovanje opreme', quantity: 2.5, price: 60, _documentItemTaxes: [{ rate: 22 }] },
  ],
};

/** A service with one organization that knows no two documents of one `uniqueId`. */
function service() {
  const documents = new Map<string, { id: string; uniqueId?: string }>();
  const payments: Payment[] = [];
  const pdf = new TextEncoder().encode('%PDF-1.4 invoice');
  const paid = () => payments.reduce((sum, { amount = 0 }) => sum + amount, 0);
  const answer = ({ method, path, query, text }: Seen): Answer => {
    const route = `${method} ${path.replace(/document-\d+/, '{id}')}`;
    switch (route) {
      case 'POST /Organizations/organization-1/documents': {
        const sent = JSON.parse(text) as { uniqueId?: string };
        if ([...documents.values()].some(({ uniqueId }) => uniqueId === sent.uniqueId)) {
          return refusal(422, 'A document with this uniqueId exists.');
        }
        const made = {
          ...sent,
          id: `document-${documents.size + 1}`,
          number: '2026-00001',
          totalWithTax: 183,
        };
        documents.set(made.id, made);
        return Response.json(made);
      }
      case 'GET /Organizations/organization-1/documents': {
        const { where } = JSON.parse(query.get('filter') ?? '{}') as { where?: { uniqueId?: string } };
        const found = [...documents.values()].filter(({ uniqueId }) => uniqueId === where?.uniqueId);
        return Response.json(found, { headers: { 'x-total-count': String(found.length) } });
      }
      case 'POST /Documents/{id}/send':
        return Response.json({ success: true });
      case 'GET /Documents/{id}/pdf':
        return new Response(pdf, { headers: { 'content-type': 'application/pdf' } });
      case 'POST /Documents/{id}/payments': {
        const payment = { ...(JSON.parse(text) as Payment), id: `payment-${payments.length + 1}` };
        payments.push(payment);
        return Response.json(payment);
      }
      case 'GET /Documents/{id}':
        return Response.json({ id: path.slice(11), totalPaid: paid(), totalDue: 183 - paid(), payments });
      default:
        return refusal(404, `${route} is not there`);
    }
  };
  return { answer, documents };
}

describe('documents', () => {
  it('makes, sends, saves and pays an invoice', async () => {
    const { spaceInvoices, seen } = spaceInvoicesOn(service().answer);
    const { data: invoice } = await spaceInvoices.documents.create({ path: organization, body });
    expect([invoice.number, invoice.totalWithTax]).toEqual(['2026-00001', 183]);

    const path = { id: invoice.id };
    const mail = { recipients: 'a@kamin.example,b@kamin.example', subject: 'Račun', message: 'V priponki.' };
    const sent = await spaceInvoices.documents.send({ path, query: { l: 'sl' }, body: mail });
    expect(sent.data.success).toBe(true);

    const { data: pdf } = await spaceInvoices.documents.pdf({ path, query: { l: 'sl' } });
    expect(await new Response(pdf).text()).toBe('%PDF-1.4 invoice');

    const transfer = { type: 'bank', date: '2026-03-10', amount: 183, transactionId: 'trx-1' } as const;
    await spaceInvoices.documents.payments.create({ path, body: transfer });
    const { data: after } = await spaceInvoices.documents.get({
      path,
      query: { filter: { include: 'payments' } },
    });
    expect([after.totalPaid, after.totalDue, after.payments?.[0]?.transactionId]).toEqual([183, 0, 'trx-1']);

    expect(seen.map(({ method, path, query }) => `${method} ${path}?${query}`)).toEqual([
      'POST /Organizations/organization-1/documents?',
      'POST /Documents/document-1/send?l=sl',
      'GET /Documents/document-1/pdf?l=sl',
      'POST /Documents/document-1/payments?',
      'GET /Documents/document-1?filter=%7B%22include%22%3A%22payments%22%7D',
    ]);
  });

  it.each<[string, () => Answer]>([
    ['a lost answer', () => 'lost'],
    ['a 500', () => refusal(500, 'Internal Server Error')],
    ['a 503', () => refusal(503, 'Service Unavailable')],
  ])('leaves a document after %s unknown, unrepeated, and says how to look for it', async (_title, fails) => {
    const { answer } = service();
    // The document is made, and the answer does not arrive.
    const { spaceInvoices, seen } = spaceInvoicesOn((request) => {
      const answered = answer(request);
      return request.method === 'POST' ? fails() : answered;
    });
    const error: unknown = await spaceInvoices.documents
      .create({ path: organization, body })
      .catch((thrown: unknown) => thrown);
    if (!isOutcomeUnknown(error)) throw new Error(`expected an OutcomeUnknownError, got ${error}`);
    expect(seen).toHaveLength(1);
    expect(error.reconcile?.operation).toBe('listDocuments');
    expect(error.reconcile?.hint).toMatch(/`uniqueId`.*the service refuses a second one/s);

    const found = await spaceInvoices.documents
      .list({ path: organization, query: { filter: { where: { uniqueId: 'order-2041' } } } })
      .toArray({ limit: 10 });
    expect(found.map(({ id }) => id)).toEqual(['document-1']);
  });

  it('brings the refusal of a second document with one uniqueId', async () => {
    const { answer, documents } = service();
    const { spaceInvoices } = spaceInvoicesOn(answer);
    await spaceInvoices.documents.create({ path: organization, body });
    const error: unknown = await spaceInvoices.documents
      .create({ path: organization, body })
      .catch((thrown: unknown) => thrown);
    if (!isApiError(error)) throw new Error(`expected an ApiError, got ${error}`);
    expect([error.status, documents.size]).toEqual([422, 1]);
  });

  it('asks after a payment of unknown outcome by its transactionId', async () => {
    const { spaceInvoices, seen } = spaceInvoicesOn(() => 'lost');
    const error: unknown = await spaceInvoices.documents.payments
      .create({
        path: { id: 'document-1' },
        body: { type: 'bank', date: '2026-03-10', transactionId: 'trx-1' },
      })
      .catch((thrown: unknown) => thrown);
    if (!isOutcomeUnknown(error)) throw new Error(`expected an OutcomeUnknownError, got ${error}`);
    expect([seen.length, error.reconcile?.operation]).toEqual([1, 'listDocumentPayments']);
    expect(error.reconcile?.hint).toContain('`transactionId`');
  });

  it('sends numbers as they are given, and gives them as they are answered', async () => {
    // As text, since a parser of numbers could hide what was done to them.
    const answered =
      '{"id":"document-1","total":10101010.15,"totalWithTax":0.3,"totalDue":1.005,"totalWithTaxConverted":"1117.53"}';
    const { spaceInvoices, seen } = spaceInvoicesOn(
      () => new Response(answered, { headers: { 'content-type': 'application/json' } }),
    );
    const { data } = await spaceInvoices.documents.create({
      path: organization,
      body: {
        clientId: 'client-1',
        _documentItems: [
          { name: 'a', price: 0.1, quantity: 1.00005, discount: 33.333333 },
          {
            name: 'b',
            price: 2.675,
            quantity: 3,
            priceGross: 99999999.99,
            _documentItemTaxes: [{ rate: 9.5 }],
          },
        ],
        expectedTotalWithTax: '1072.380',
      },
    });
    expect(seen[0]?.text).toBe(
      '{"clientId":"client-1","_documentItems":[{"name":"a","price":0.1,"quantity":1.00005,"discount":33.333333},' +
        '{"name":"b","price":2.675,"quantity":3,"priceGross":99999999.99,"_documentItemTaxes":[{"rate":9.5}]}],' +
        '"expectedTotalWithTax":"1072.380"}',
    );
    expect(JSON.stringify(data)).toBe(answered);
  });

  it.each<[string, object, string]>([
    ['without lines', { clientId: 'client-1' }, 'body._documentItems'],
    ['without a client', { _documentItems: [{ name: 'a' }] }, '_documentClient'],
    [
      'with a line that is nothing',
      { clientId: 'c', _documentItems: [{ price: 1 }] },
      'body._documentItems.0',
    ],
    ['with a price as text', { clientId: 'c', _documentItems: [{ name: 'a', price: '1' }] }, 'price'],
    ['with a total of its own', { clientId: 'c', _documentItems: [{ name: 'a', total: 1 }] }, 'total'],
  ])('refuses a document %s, before anything is sent', async (_title, wrong, named) => {
    const { spaceInvoices, seen } = spaceInvoicesOn(() => 'lost');
    await expect(
      spaceInvoices.documents.create({ path: organization, body: wrong as DocumentCreate }),
    ).rejects.toMatchObject({ attempts: 0, message: expect.stringContaining(named) });
    expect(seen).toEqual([]);
  });
});
