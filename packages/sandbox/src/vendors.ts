import type { Vendor } from './core/contracts.ts';

/** Every vendor of the sandbox, by its id in `specs/apis.yaml`. Each is loaded when it is asked for. */
export const VENDORS: Readonly<Record<string, () => Promise<Vendor>>> = {
  'fiskaly/sign-pt': async () => (await import('./sign-pt/index.ts')).signPt,
  'fiskaly/unified': async () => (await import('./unified/index.ts')).unified,
  'fiskaly/management': async () => (await import('./management/index.ts')).management,
  'masstack/billing': async () => (await import('./billing/index.ts')).billing,
  keyline: async () => (await import('./keyline/index.ts')).keyline,
  'space-invoices': async () => (await import('./space-invoices/index.ts')).spaceInvoices,
};
