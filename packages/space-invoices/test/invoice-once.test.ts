import { readFileSync } from 'node:fs';
import { isApiError, isOutcomeUnknown } from '@quittance/runtime';
import { describe, expect, it } from 'vitest';
import type { DocumentCreate } from '../src/index.ts';
import { type Answer, refusal, spaceInvoicesOn } from './fake-service.ts';
import { invoiceOnceOn } from './invoice-once.ts';

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const body = {
  uniqueId: 'order-2041',
  clientId: 'client-1',
  _documentItems: [{ name: 'a' }],
} satisfies DocumentCreate;

/** What the service answers to the creation and to the list. */
function onceOn(created: () => Answer, listed: readonly object[]) {
  const { spaceInvoices, seen } = spaceInvoicesOn(({ method }) =>
    method === 'POST'
      ? created()
      : Response.json(listed, { headers: { 'x-total-count': String(listed.length) } }),
  );
  const invoiceOnce = invoiceOnceOn(spaceInvoices, 'organization-1');
  return { invoiceOnce, seen };
}
const refused = () => refusal(422, 'A document with this uniqueId exists.');

describe('invoiceOnce of the README', () => {
  it('is the one that is tested here', () => {
    const [, tested] = /( {2}async function invoiceOnce.*?\n {2}\}\n)/s.exec(file('./invoice-once.ts')) ?? [];
    expect(file('../README.md')).toContain(tested?.replaceAll(/^ {2}/gm, '') ?? 'no function');
  });

  it.each<[string, () => Answer]>([
    ['a lost answer', () => 'lost'],
    ['a refusal', refused],
  ])('finds after %s the document that is there', async (_title, created) => {
    const { invoiceOnce, seen } = onceOn(created, [{ id: 'document-1', uniqueId: 'order-2041' }]);
    expect((await invoiceOnce(body)).id).toBe('document-1');
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(JSON.parse(seen[1]?.query.get('filter') ?? '')).toMatchObject({
      where: { uniqueId: 'order-2041' },
    });
  });

  it.each<[string, object[]]>([
    ['an order of somebody else, from a service that does not filter', [{ id: 'd', uniqueId: 'order-1' }]],
    ['a document without a `uniqueId`', [{ id: 'd' }]],
    ['nothing', []],
  ])('keeps its error when it finds %s', async (_title, listed) => {
    await expect(onceOn(() => 'lost', listed).invoiceOnce(body)).rejects.toSatisfy(isOutcomeUnknown);
    await expect(onceOn(refused, listed).invoiceOnce(body)).rejects.toSatisfy(isApiError);
  });

  it.each([undefined, ''])('sends nothing with %j for a `uniqueId`', async (uniqueId) => {
    const { invoiceOnce, seen } = onceOn(() => 'lost', [{ id: 'document-1' }]);
    await expect(invoiceOnce({ ...body, uniqueId: uniqueId as string })).rejects.toThrow('`uniqueId`');
    expect(seen).toEqual([]);
  });
});
