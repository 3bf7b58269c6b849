import type {
  CreateTaxpayerData,
  GetTaxpayerData,
  TaxpayerContent,
  TaxpayerFiscalization,
  TaxpayerName,
  UpdateTaxpayerData,
} from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { type Handler, handle, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { ACQUIRED, moved } from '../lifecycle.ts';
import { listed } from '../list.ts';
import { addHeadOffice, followTaxpayer } from '../locations/head-office.ts';
import { mergedMetadata, owned, type TaxpayerRow, tableOf } from '../rows.ts';
import { callerOf, unitOf } from '../subjects.ts';
import { countryName, countryOf } from './country.ts';
import { checkTaxData, masked, vatNumber } from './tax-data.ts';

/** Operations on taxpayers. */
export const taxpayerHandlers: Readonly<Record<string, Handler>> = {
  listTaxpayers(call) {
    const { organization } = callerOf(call);
    const rows = tableOf(call.world, 'taxpayers').all();
    return listed(
      call,
      rows.filter((row) => row.organization === organization),
    );
  },

  createTaxpayer: handle<CreateTaxpayerData>((call) => {
    const { world } = call;
    const { content, metadata } = call.body;
    const organization = unitOf(call, 'create new legal taxpayer');
    const { fiscalization, ...rest } = content;
    if (fiscalization) {
      checkTaxData(content.type, fiscalization);
      checkUnique(world, organization, fiscalization);
    }
    const id = world.ids.uuid7();
    const at = world.now.toISOString();
    const stored = fiscalization && masked(fiscalization);
    const made = {
      ...rest,
      ...(stored && { fiscalization: stored }),
      ...{ id, ...ACQUIRED },
      locations: [
        { type: 'HEAD_OFFICE', description: 'Head office location.' },
        { type: 'BRANCH', description: 'Branch location.' },
      ],
      ...{ created_at: at, updated_at: at },
    };
    const row = tableOf(world, 'taxpayers').put(id, {
      organization,
      ...mergedMetadata(undefined, metadata),
      content: derived(made as unknown as TaxpayerContent),
    });
    addHeadOffice(world, row);
    return { body: row };
  }),

  retrieveTaxpayer: handle<GetTaxpayerData>((call) => ({
    body: owned(call.world, 'taxpayers', call.path.taxpayer_id, callerOf(call).organization),
  })),

  updateTaxpayer: handle<UpdateTaxpayerData>((call) => {
    const { world, body } = call;
    const row = owned(world, 'taxpayers', call.path.taxpayer_id, callerOf(call).organization);
    const changed = tableOf(world, 'taxpayers').put(row.content.id, {
      ...(body.content ? changedRow(world, row, body.content) : row),
      ...mergedMetadata(row.metadata, body.metadata),
    });
    followTaxpayer(world, changed);
    return { body: changed };
  }),
};

function changedRow(
  world: World,
  row: TaxpayerRow,
  change: NonNullable<UpdateTaxpayerData['body']['content']>,
): TaxpayerRow {
  const { state, mode, fiscalization, ...rest } = change;
  const life = moved(row.content, { state, mode, what: 'taxpayer', commission: () => 'OPERATIVE' });
  const kind = rest.type ?? row.content.type;
  checkName(kind, rest.name ?? row.content.name);
  if (fiscalization) {
    checkTaxData(kind, fiscalization);
    checkUnique(world, row.organization, fiscalization, row.content.id);
    if (row.content.state !== 'ACQUIRED' && fiscalization.type !== countryOf(row)) {
      throw refuse('state', 'taxpayer operation invalid: the country cannot change any more');
    }
  }
  const { logs, ...before } = row.content;
  // The service tries the credentials on the way to OPERATIVE: with those that it has logged as expired nothing changes.
  const isFaulty = logs !== undefined && fiscalization === undefined;
  const current = isFaulty && life.mode === 'OPERATIVE' ? { ...life, mode: row.content.mode } : life;
  const content = {
    ...before,
    ...(isFaulty && { logs }),
    ...rest,
    ...(fiscalization && { fiscalization: masked(fiscalization) }),
    ...current,
    updated_at: world.now.toISOString(),
  };
  return { ...row, content: derived(content as unknown as TaxpayerContent) };
}

/** With what follows from the country and its data. */
function derived(content: TaxpayerContent): TaxpayerContent {
  const { vat_number: _, ...rest } = content;
  const vat = vatNumber(content.fiscalization);
  return {
    ...rest,
    country: countryName(countryOf({ content })),
    ...(vat !== undefined && { vat_number: vat }),
  } as TaxpayerContent;
}

function checkName(kind: string, name: TaxpayerName | unknown): void {
  const field = kind === 'COMPANY' ? 'trade' : 'person';
  if (typeof name === 'object' && name !== null && field in name) return;
  throw refuse('invalid', `The name of a taxpayer of type ${kind} has to have '${field}'.`, { status: 422 });
}

/** A unit has a taxpayer once; an e-mail address belongs to one Portuguese taxpayer. */
function checkUnique(world: World, organization: string, data: TaxpayerFiscalization, self?: string): void {
  for (const { content, organization: owner } of tableOf(world, 'taxpayers').all()) {
    const other = content.fiscalization;
    if (content.id === self || content.state === 'DECOMMISSIONED' || other?.type !== data.type) continue;
    const hasNumber =
      owner === organization &&
      data.tax_id_number !== undefined &&
      other.tax_id_number === data.tax_id_number;
    const hasAddress =
      'email' in data && data.email !== undefined && 'email' in other && other.email === data.email;
    if (hasNumber || hasAddress) {
      throw refuse('conflict', 'A resource with the same identification already exists.');
    }
  }
}
