import type { ClientSettings, OperationDescriptor } from '@quittance/runtime';
import { createApiKey, createManagement, getOrganization } from '../../../packages/fiskaly/src/management.ts';
import * as signPtClient from '../../../packages/fiskaly/src/sign-pt.ts';
import * as unifiedClient from '../../../packages/fiskaly/src/unified.ts';
import { createKeyline, createOrder, getPrintery } from '../../../packages/keyline/src/index.ts';
import {
  createAccountAdjustment,
  createBilling,
  getAccountBillingDetails,
} from '../../../packages/masstack/src/billing.ts';
import { BEGINNING, billing } from '../../../packages/sandbox/src/billing/index.ts';
import { RETRY_AFTER_SECONDS } from '../../../packages/sandbox/src/fiskaly/refusals.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../packages/sandbox/src/index.ts';
import { keyline } from '../../../packages/sandbox/src/keyline/index.ts';
import { management } from '../../../packages/sandbox/src/management/index.ts';
import * as signPt from '../../../packages/sandbox/src/sign-pt/index.ts';
import { organizationId, spaceInvoices } from '../../../packages/sandbox/src/space-invoices/index.ts';
import * as unified from '../../../packages/sandbox/src/unified/index.ts';
import * as spaceClient from '../../../packages/space-invoices/src/index.ts';
import { intention } from '../client/office.ts';

/** A sandbox with a caller who has signed in. */
export interface Scene {
  readonly sandbox: Sandbox;
  read(): Promise<unknown>;
  /** Makes something new each time. */
  write(): Promise<unknown>;
}

/** What a caller's client is made with, beside the sandbox's options. */
export type Settings = Pick<ClientSettings, 'clock' | 'hooks' | 'logger' | 'maxResponseBytes' | 'random'>;

/** Who calls a vendor, through its real client. */
export interface Caller {
  /** As in `specs/apis.yaml`. */
  readonly id: string;
  readonly read: OperationDescriptor;
  readonly write: OperationDescriptor;
  /** Its tokens are exchanged for a key, so that a new one can be had. Otherwise the token is the key. */
  readonly exchanges: boolean;
  /** How long the vendor's own 503 asks to wait, in milliseconds. */
  readonly waitOf503Ms?: number;
  open(options: SandboxOptions, settings: Settings): Promise<Scene>;
}

/** One for each API. */
export const CALLERS: readonly Caller[] = [
  {
    ...{
      id: 'fiskaly/sign-pt',
      read: signPtClient.getSystem.descriptor,
      write: signPtClient.createRecord.descriptor,
      exchanges: true,
      waitOf503Ms: RETRY_AFTER_SECONDS * 1_000,
    },
    async open(options, settings) {
      const sandbox = createSandbox(signPt.signPt, options);
      const { options: merchant, system } = await signPt.commission(sandbox);
      return tillAt(sandbox, signPtClient.createSignPt({ ...merchant, ...settings }), system);
    },
  },
  {
    ...{
      id: 'fiskaly/unified',
      read: unifiedClient.getSystem.descriptor,
      write: unifiedClient.createRecord.descriptor,
      exchanges: true,
      waitOf503Ms: RETRY_AFTER_SECONDS * 1_000,
    },
    async open(options, settings) {
      const sandbox = createSandbox(unified.unified, options);
      const { options: merchant, system } = await unified.commission(sandbox);
      return tillAt(sandbox, unifiedClient.createUnified({ ...merchant, ...settings }), system);
    },
  },
  {
    ...{
      id: 'fiskaly/management',
      read: getOrganization.descriptor,
      write: createApiKey.descriptor,
      exchanges: true,
    },
    async open(options, settings) {
      const sandbox = createSandbox(management, options);
      const { organizations, apiKeys } = createManagement({ ...sandbox.options, ...settings });
      const [ours] = await organizations.list().toArray({ limit: 1 });
      const path = { organization_id: ours?._id ?? '' };
      return {
        sandbox,
        read: () => organizations.get({ path }),
        write: () =>
          apiKeys.create({ path, body: { name: crypto.randomUUID().slice(0, 30), status: 'enabled' } }),
      };
    },
  },
  {
    ...{
      id: 'masstack/billing',
      read: getAccountBillingDetails.descriptor,
      write: createAccountAdjustment.descriptor,
    },
    exchanges: false,
    async open(options, settings) {
      const sandbox = createSandbox(billing, options);
      const { accounts, adjustments } = createBilling({ ...sandbox.options, ...settings });
      const path = { accountId: BEGINNING.accountId };
      const body = () => ({
        adjustment_datetime: '2026-10-14T10:20:30Z',
        amount: { value_without_taxes: 10 },
        description: 'Roaming',
        transaction_type_id: '5400127788',
        external_adjustment_unique_id: crypto.randomUUID().slice(0, 8),
      });
      return {
        sandbox,
        read: () => accounts.getBillingDetails({ path }),
        write: () => adjustments.create({ path, body: body() }),
      };
    },
  },
  {
    ...{ id: 'keyline', read: getPrintery.descriptor, write: createOrder.descriptor, exchanges: false },
    async open(options, settings) {
      const sandbox = createSandbox(keyline, options);
      const { printery, orders } = createKeyline({ ...sandbox.options, ...settings });
      return {
        sandbox,
        read: () => printery.get(),
        write: () => orders.create({ body: { order: {} } }),
      };
    },
  },
  {
    ...{
      id: 'space-invoices',
      read: spaceClient.getOrganization.descriptor,
      write: spaceClient.createItem.descriptor,
      exchanges: false,
    },
    async open(options, settings) {
      const sandbox = createSandbox(spaceInvoices, options);
      const { organizations, items } = spaceClient.createSpaceInvoices({ ...sandbox.options, ...settings });
      const path = { id: organizationId };
      return {
        sandbox,
        read: () => organizations.get({ path }),
        write: () => items.create({ path, body: { name: crypto.randomUUID() } }),
      };
    },
  },
];

/** A till of either of fiskaly's two APIs: what it calls has the same form in both. */
function tillAt(
  sandbox: Sandbox,
  till: {
    readonly systems: { get(call: { path: { system_id: string } }): Promise<unknown> };
    readonly records: { create(call: { body: { content: ReturnType<typeof intention> } }): Promise<unknown> };
  },
  system: string,
): Scene {
  return {
    sandbox,
    read: () => till.systems.get({ path: { system_id: system } }),
    write: () => till.records.create({ body: { content: intention(system) } }),
  };
}
