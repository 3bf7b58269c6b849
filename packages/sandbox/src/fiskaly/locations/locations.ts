import type {
  CreateLocationData,
  GetLocationData,
  LocationContent,
  UpdateLocationData,
} from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { type Handler, handle, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { ACQUIRED, moved } from '../lifecycle.ts';
import { listed } from '../list.ts';
import { canonicalId, type LocationRow, mergedMetadata, owned, type TaxpayerRow, tableOf } from '../rows.ts';
import { callerOf, unitOf } from '../subjects.ts';
import { systemTypes } from './system-types.ts';

/** Operations on locations. */
export const locationHandlers: Readonly<Record<string, Handler>> = {
  listLocations(call) {
    const { organization } = callerOf(call);
    const { taxpayer_id: taxpayer } = call.query;
    const rows = tableOf(call.world, 'locations')
      .all()
      .filter((row) => row.organization === organization)
      .filter((row) => taxpayer === undefined || row.taxpayer === canonicalId(String(taxpayer)));
    return listed(call, rows);
  },

  createLocation: handle<CreateLocationData>((call) => {
    const { world } = call;
    const { content, metadata } = call.body;
    const organization = unitOf(call, 'create new location');
    const taxpayer = livingTaxpayer(world, content.taxpayer.id, organization);
    const id = world.ids.uuid7();
    const at = world.now.toISOString();
    const row = tableOf(world, 'locations').put(id, {
      organization,
      taxpayer: taxpayer.content.id,
      ...mergedMetadata(undefined, metadata),
      content: {
        ...content,
        taxpayer: { id: taxpayer.content.id },
        ...{ id, ...ACQUIRED },
        systems: systemTypes(taxpayer, 'BRANCH'),
        ...{ created_at: at, updated_at: at },
      },
    });
    return { body: row };
  }),

  retrieveLocation: handle<GetLocationData>((call) => ({
    body: owned(call.world, 'locations', call.path.location_id, callerOf(call).organization),
  })),

  updateLocation: handle<UpdateLocationData>((call) => {
    const { world, body } = call;
    const row = owned(world, 'locations', call.path.location_id, callerOf(call).organization);
    const changed = tableOf(world, 'locations').put(row.content.id, {
      ...(body.content ? changedRow(world, row, body.content) : row),
      ...mergedMetadata(row.metadata, body.metadata),
    });
    return { body: changed };
  }),
};

function changedRow(
  world: World,
  row: LocationRow,
  change: NonNullable<UpdateLocationData['body']['content']>,
): LocationRow {
  const { state, mode, ...rest } = change;
  checkHeadOffice(row, change);
  const taxpayer = rest.taxpayer
    ? livingTaxpayer(world, rest.taxpayer.id, row.organization)
    : owned(world, 'taxpayers', row.taxpayer, row.organization);
  const commission = () => {
    if (taxpayer.content.state === 'COMMISSIONED') return 'OPERATIVE';
    throw refuse('state', 'location operation invalid: its taxpayer is not commissioned');
  };
  const life = moved(row.content, { state, mode, what: 'location', commission });
  const { id } = taxpayer.content;
  const content = { ...row.content, ...rest, ...life, taxpayer: { id }, updated_at: world.now.toISOString() };
  return { ...row, taxpayer: id, content: content as LocationContent };
}

function checkHeadOffice(
  { content }: LocationRow,
  { state, mode, name, address, taxpayer }: NonNullable<UpdateLocationData['body']['content']>,
): void {
  if (content.type !== 'HEAD_OFFICE') return;
  const moves = (state ?? content.state) !== content.state || (mode ?? content.mode) !== content.mode;
  if (!moves && (name ?? address ?? taxpayer) === undefined) return;
  throw refuse('state', 'location operation invalid: a head office changes with its taxpayer');
}

function livingTaxpayer(world: World, id: string, organization: string): TaxpayerRow {
  const row = owned(world, 'taxpayers', id, organization);
  if (row.content.state !== 'DECOMMISSIONED') return row;
  throw refuse('state', 'location operation invalid: its taxpayer is decommissioned');
}
