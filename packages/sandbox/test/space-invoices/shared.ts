import { createSpaceInvoices, type SpaceInvoices } from '@quittance/space-invoices';
import type { Sandbox } from '../../src/index.ts';
import {
  accountId,
  childAccountId,
  organizationId,
  type spaceInvoices,
} from '../../src/space-invoices/index.ts';
import type { Journey } from '../shared/journey.ts';

export type Options = typeof spaceInvoices.options;
export type Story = Journey<Options>;
export type Box = Sandbox<Options>;

/** The paths of a fresh sandbox. */
export const ACCOUNT = { id: accountId };
export const CHILD = { id: childAccountId };
export const ORGANIZATION = { id: organizationId };

/** The real client. */
export function clientOf(sandbox: Box, accessToken: string = sandbox.options.accessToken): SpaceInvoices {
  return createSpaceInvoices({ ...sandbox.options, accessToken });
}

/** The client of whom a story invites: a token of the child account, made by its parent. */
export async function childOf(sandbox: Box): Promise<SpaceInvoices> {
  const { data } = await clientOf(sandbox).accessTokens.create({ path: CHILD, body: {} });
  return clientOf(sandbox, data.id);
}

/** An invoice of the README: 879.00 net, 1072.38 with tax. */
export const README_LINES = [
  { name: 'Hrastov stol Lipa', quantity: 6, price: 135, discount: 10, _documentItemTaxes: [{ rate: 22 }] },
  { name: 'Načrtovanje opreme', quantity: 2.5, price: 60, unit: 'ura', _documentItemTaxes: [{ rate: 22 }] },
];

/** A document over so much, without tax. */
export function plain(amount: number, more: object = {}) {
  return {
    ...{ date: '2026-03-03', _documentClient: { name: 'Maja Zupan', email: 'maja@zupan.example' } },
    _documentItems: [{ name: 'Svetovanje', price: amount, quantity: 1 }],
    ...more,
  };
}
