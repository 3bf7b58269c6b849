import type {
  CreateSystemData,
  GetSystemData,
  SystemContent,
  SystemCreateContent,
  UpdateSystemData,
} from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { type Handler, handle, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { listed } from '../list.ts';
import { canonicalId, mergedMetadata, owned, type SystemRow, tableOf } from '../rows.ts';
import type { FiskalyRules } from '../rules.ts';
import { callerOf, unitOf } from '../subjects.ts';
import { countryOf } from '../taxpayers/country.ts';
import { changedSystem, livingPlace } from './change-system.ts';
import { systemIsBuilt } from './countries.ts';
import { newSystem } from './new-system.ts';

/** Operations on systems. */
export const systemHandlers = (rules: FiskalyRules): Readonly<Record<string, Handler>> => ({
  listSystems(call) {
    const { organization } = callerOf(call);
    const { taxpayer_id: taxpayer, location_id: location } = call.query;
    const isAt = (asked: unknown, id: string) => asked === undefined || canonicalId(String(asked)) === id;
    const rows = tableOf(call.world, 'systems')
      .all()
      .filter((row) => row.organization === organization)
      .filter((row) => isAt(taxpayer, row.taxpayer) && isAt(location, row.location));
    return listed(call, rows);
  },

  createSystem: handle<CreateSystemData>((call) => {
    const { world } = call;
    const { content, metadata } = call.body;
    const organization = unitOf(call, 'create new system');
    const place = livingPlace(world, content.location.id, organization);
    if (!systemIsBuilt(countryOf(place.taxpayer), content.type)) {
      const message = 'This operation is not implemented for the requested country.';
      throw refuse('state', message, { status: 501 });
    }
    if (content.type === 'E_INVOICE_SERVICE')
      checkService(world, place.location.content, place.taxpayer.content);
    checkConnections(world, content, organization);
    const made = newSystem(world, content, place, rules);
    const row = tableOf(world, 'systems').put(made.id, {
      organization,
      location: place.location.content.id,
      taxpayer: place.taxpayer.content.id,
      ...mergedMetadata(undefined, metadata),
      content: made,
    });
    return { body: row };
  }),

  retrieveSystem: handle<GetSystemData>((call) => ({
    body: owned(call.world, 'systems', call.path.system_id, callerOf(call).organization),
  })),

  updateSystem: handle<UpdateSystemData>((call) => {
    const { world, body } = call;
    const row = owned(world, 'systems', call.path.system_id, callerOf(call).organization);
    if (body.content) checkConnections(world, body.content, row.organization);
    const changed: SystemRow = {
      ...(body.content ? changedSystem(world, row, body.content) : row),
      ...mergedMetadata(row.metadata, body.metadata),
    };
    return { body: tableOf(world, 'systems').put(row.content.id, changed) };
  }),
});

/** A taxpayer in use has one service for electronic invoices, at its head office. */
function checkService(
  world: World,
  location: { readonly id: string; readonly type: string },
  taxpayer: { readonly id: string; readonly state: string },
): void {
  if (location.type !== 'HEAD_OFFICE') {
    throw refuse('invalid', 'A service for electronic invoices belongs to the head office.', { status: 422 });
  }
  if (taxpayer.state !== 'COMMISSIONED') {
    throw refuse('state', 'system operation invalid: its taxpayer is not commissioned');
  }
  const isThere = tableOf(world, 'systems')
    .all()
    .some(({ content, ...row }) => row.taxpayer === taxpayer.id && isLivingService(content));
  if (isThere) throw refuse('conflict', 'The taxpayer has a service for electronic invoices already.');
}

function isLivingService({ type, state }: SystemContent): boolean {
  return type === 'E_INVOICE_SERVICE' && state !== 'DECOMMISSIONED';
}

function checkConnections(
  world: World,
  content: SystemCreateContent | { readonly connected_to?: readonly string[] },
  organization: string,
): void {
  const ids = ('connected_to' in content && content.connected_to) || [];
  const systems = tableOf(world, 'systems');
  const unknown = ids.find((id) => systems.get(canonicalId(id))?.organization !== organization);
  if (unknown === undefined) return;
  throw refuse('invalid', `There is no system '${unknown}' to be connected to.`, { status: 422 });
}
