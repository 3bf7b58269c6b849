import type {
  BillingAddress,
  CreateBillingAddressData,
  GetBillingAddressData,
  UpdateBillingAddressData,
} from '../../../fiskaly/src/gen/management/types.gen.ts';
import { type Handler, handle, type Subject, type World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { billingAddresses, callerOf, reach, reachable } from './rows.ts';

/** Addresses that bills are sent to. */
export const billingAddressHandlers: Readonly<Record<string, Handler>> = {
  listBillingAddresses: ({ subject, world }) => {
    const ids = new Set(reach(world, subject).map(({ _id }) => _id));
    const data = billingAddresses(world)
      .all()
      .filter((one) => one.organization_id !== undefined && ids.has(one.organization_id));
    return { body: { data, count: data.length, _type: 'BILLING_ADDRESS_LIST' } };
  },

  createBillingAddress: handle<CreateBillingAddressData>(({ body, subject, world }) => {
    const caller = callerOf(subject);
    const organization_id = body.organization_id ?? caller.organization;
    reachable(world, subject, organization_id);
    const row = {
      ...body,
      ...{ _id: world.ids.uuid(), _type: 'BILLING_ADDRESS', _envs: [caller.env], organization_id },
      vat_id_valid: isVatId(body.vat_id),
    } satisfies BillingAddress;
    return { body: billingAddresses(world).put(row._id, row) };
  }),

  retrieveBillingAddress: handle<GetBillingAddressData>(({ path, subject, world }) => ({
    body: addressOf(world, subject, path.address_id),
  })),

  updateBillingAddress: handle<UpdateBillingAddressData>(({ path, body, subject, world }) => {
    const row = addressOf(world, subject, path.address_id);
    if (body.organization_id !== undefined) reachable(world, subject, body.organization_id);
    const changed = { ...row, ...body };
    return {
      body: billingAddresses(world).put(row._id, { ...changed, vat_id_valid: isVatId(changed.vat_id) }),
    };
  }),

  deleteBillingAddress: handle<GetBillingAddressData>(({ path, subject, world }) => {
    billingAddresses(world).delete(addressOf(world, subject, path.address_id)._id);
    return { body: { _success: true } };
  }),
};

function addressOf(world: World, subject: Subject | undefined, id: string): BillingAddress {
  const row = billingAddresses(world).get(id);
  if (!row) throw refuse('not found', 'There is no such billing address.');
  const { organization_id } = row;
  if (organization_id !== undefined) reachable(world, subject, organization_id);
  return row;
}

/** By its form alone: two letters of a country, and what countries put behind them. */
function isVatId(vatId: string | undefined): boolean {
  return vatId !== undefined && /^[A-Z]{2}[A-Z0-9]{2,12}$/.test(vatId);
}
