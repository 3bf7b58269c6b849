import type { Sandbox } from '../../core/sandbox.ts';
import { systemIsBuilt } from '../systems/countries.ts';
import { type ExampleContent, exampleContents } from './examples.ts';
import { keysOf, type Requests, requestsOf } from './requests.ts';

/** What a merchant is to be. */
export interface MerchantWish {
  /** Default: that of `taxpayer`, else Portugal (`PT`). */
  readonly country?: string;
  /** The content of the request that creates the taxpayer. Default: that of an example in the spec. */
  readonly taxpayer?: object;
}

/** A merchant who can sell. */
export interface Merchant<Options extends object> {
  /** Options of the client, with the key of the merchant's unit. */
  readonly options: Sandbox<Options>['options'];
  /** Ids, for records and lists. */
  readonly organization: string;
  readonly taxpayer: string;
  readonly location: string;
  readonly system: string;
}

type Key = { readonly apiKey: string; readonly apiSecret: string };

/** Sets a merchant up by ordinary requests, in the order that the vendor asks for. */
export async function commissionMerchant<Options extends Key>(
  sandbox: Sandbox<Options>,
  version: string,
  wish: MerchantWish,
): Promise<Merchant<Options>> {
  const country = wish.country ?? (wish.taxpayer as ExampleContent | undefined)?.fiscalization?.type ?? 'PT';
  const nextKey = keysOf(sandbox);
  const group = await requestsOf(sandbox, version, nextKey, sandbox.options);
  const organization = (await group.post('/organizations', { type: 'UNIT', name: 'Merchant' })).content.id;
  const scope = { 'x-scope-identifier': organization };
  const subject = await group.post('/subjects', { type: 'API_KEY', name: 'till' }, scope);
  const { key = '', secret = '' } = subject.content.credentials ?? {};
  const unitKey = { apiKey: key, apiSecret: secret };
  const unit = await requestsOf(sandbox, version, nextKey, unitKey);
  const content = wish.taxpayer ?? exampleTaxpayer(sandbox, country);
  const taxpayer = (await unit.post('/taxpayers', content)).content.id;
  await unit.commission(`/taxpayers/${taxpayer}`);
  const place = { taxpayer, address: (content as ExampleContent).address };
  const isTill = systemIsBuilt(country, 'FISCAL_DEVICE');
  const location = isTill ? await branch(unit, place) : taxpayer;
  const system = await newSystem(sandbox, unit, isTill ? 'FISCAL_DEVICE' : 'E_INVOICE_SERVICE', location);
  return { options: { ...sandbox.options, ...unitKey }, organization, taxpayer, location, system };
}

async function branch(
  unit: Requests,
  { taxpayer, address }: { readonly taxpayer: string; readonly address: object | undefined },
): Promise<string> {
  const content = { type: 'BRANCH', name: 'Shop', taxpayer: { id: taxpayer }, address };
  const { id } = (await unit.post('/locations', content)).content;
  await unit.commission(`/locations/${id}`);
  return id;
}

async function newSystem(sandbox: Sandbox, unit: Requests, type: string, location: string): Promise<string> {
  const example = exampleContents(sandbox.document, 'createSystem').find((one) => one.type === type);
  if (!example) throw new TypeError(`commission(): the spec has no example of a system of type ${type}.`);
  const { registrations: _, ...content } = example;
  const { id } = (await unit.post('/systems', { ...content, location: { id: location } })).content;
  const { mode } = (await unit.commission(`/systems/${id}`)).content;
  if (mode === 'DEGRADED') await proveOwnership(unit, id);
  return id;
}

/** A service in Peppol is in use once the proof is accepted that its address is the merchant's. */
async function proveOwnership(unit: Requests, system: string): Promise<void> {
  const content = { type: 'application/pdf', data: btoa('%PDF-1.4 proof of ownership') };
  const operation = { type: 'UPLOAD', content, purpose: 'PEPPOL_PROOF_OF_OWNERSHIP' };
  await unit.post('/records', { type: 'INTENTION', system: { id: system }, operation });
}

function exampleTaxpayer(sandbox: Sandbox, country: string): object {
  const found = exampleContents(sandbox.document, 'createTaxpayer').find(
    ({ fiscalization }) => fiscalization?.type === country,
  );
  if (!found) {
    throw new TypeError(
      `commission(): the spec has no example of a taxpayer in ${country}: give \`taxpayer\`.`,
    );
  }
  // An e-mail address belongs to one taxpayer, and there may be several merchants.
  const { email: _, ...fiscalization } = found.fiscalization as { type: string; email?: string };
  return { ...found, fiscalization };
}
