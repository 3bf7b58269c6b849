import type {
  DocumentItemInput,
  DocumentUpdate,
  Organization,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { compact } from '../compact.ts';
import { invalid } from '../invalid.ts';
import { objectId } from '../object-id.ts';
import { currencyOf, textOf } from '../organizations/settings.ts';
import { paidOf } from '../payments/payments.ts';
import { conversionOf } from './conversion.ts';
import { datesOf, momentOf } from './dates.ts';
import { DOCUMENT_TYPES, type DocumentRow, documentsOf } from './documents.ts';
import { lineOf } from './lines.ts';
import { isFree, nextNumber } from './numbers.ts';
import { issuerOf, recipientOf } from './parties.ts';
import { totalsOf } from './totals.ts';

/** What a document is made of: the body of its creation, of its replacement, or of a change on top of what there is. */
export type DocumentInput = Omit<DocumentUpdate, '_documentItems'> & {
  type?: string;
  uniqueId?: string | null;
  _documentItems?: readonly DocumentItemInput[];
};

/** Where a document is made, and for whom. */
export interface Place {
  readonly world: World;
  readonly organization: Organization;
  readonly accountId: string;
}

/**
 * The row of a document, completed and calculated. `before` is the row that it takes the place of, `formerClientId` a client
 * that may have been deleted since.
 */
export function buildDocument(
  place: Place,
  input: DocumentInput,
  before?: DocumentRow,
  formerClientId: string | null | undefined = before?.clientId,
): DocumentRow {
  const { world, organization } = place;
  const organizationId = organization.id;
  const now = world.now.toISOString();
  const id = before?.id ?? objectId(world);
  const type = typeOf(input, before);
  const draft = draftOf(input, type, before);
  const date = input.date ? momentOf('date', input.date) : now;
  const decimalPlaces = input.decimalPlaces ?? 4;
  const currencyId = input.currencyId ?? currencyOf(organization);
  if (!/^[A-Z]{3}$/.test(currencyId)) throw invalid('currencyId', 'is no ISO 4217 code');
  const given = input.number || before?.number;
  const number = given ?? nextNumber(world, organizationId, type, new Date(date).getUTCFullYear());
  refuseTaken(place, { ...input, type, number }, id);
  const context = { world, organizationId, date, decimalPlaces };
  const totals = totalsOf((input._documentItems ?? []).map((line) => lineOf(line, context)));
  const text = (name: 'note' | 'signature' | 'footer') =>
    input[name] === undefined ? (textOf(organization, type, name) ?? '') : input[name];
  return compact<DocumentRow>({
    ...{ id, organizationId, accountId: before?.accountId ?? place.accountId },
    ...{ uniqueId: input.uniqueId ?? undefined, number, type, date, reference: input.reference ?? '' },
    ...datesOf(type, input, organization, world.now),
    ...{ draft, currencyId, decimalPlaces },
    ...{ canceled: before?.canceled ?? false, incoming: before?.incoming ?? false },
    ...recipientOf(world, organizationId, input.clientId, input._documentClient, formerClientId),
    _documentIssuer: issuerOf(world, organization, input._documentIssuer),
    ...{ unitId: input.unitId ?? undefined, previousDocumentId: input.previousDocumentId ?? undefined },
    documentIds: input.documentIds ?? [],
    ...{ note: text('note'), signature: text('signature'), footer: text('footer'), l10n: input.l10n ?? {} },
    ...totals,
    ...paidOf(world, id, totals.totalWithTax),
    ...conversionOf(organization, { currencyId, date, ...totals }, input._documentConversionRate),
    ...{ sentEmail: before?.sentEmail ?? false, sentSnailMail: before?.sentSnailMail ?? false },
    ...{
      _furs: input._furs ?? undefined,
      _fatturaPa: input._fatturaPa ?? undefined,
      _at: input._at ?? undefined,
    },
    ...{ validateEslog: input.validateEslog ?? undefined, isValidEslog: false },
    ...{ _comments: before?._comments ?? [], custom: input.custom ?? {} },
    ...{ createdAt: before?.createdAt ?? now, updatedAt: now },
    isVerified: before?.isVerified === true || (!draft && isReported(input)),
    categories: before?.categories ?? [],
  } as { [Name in keyof DocumentRow]: DocumentRow[Name] | undefined });
}

function typeOf({ type }: DocumentInput, before: DocumentRow | undefined): string {
  if (before?.type !== undefined && type !== undefined && type !== before.type)
    throw invalid('type', 'of a document cannot be changed');
  const said = before?.type ?? type ?? 'invoice';
  if (!DOCUMENT_TYPES.includes(said)) throw invalid('type', `is none of ${DOCUMENT_TYPES.join(', ')}`);
  return said;
}

function draftOf({ draft = false }: DocumentInput, type: string, before: DocumentRow | undefined): boolean {
  if (draft && type !== 'invoice') throw invalid('draft', 'can be set on invoices only');
  if (draft && before?.draft === false) throw invalid('draft', 'cannot go back to true');
  return draft;
}

/** A document is reported to the Slovenian tax office where it names the premise and the device that it comes from. */
function isReported({ _furs }: DocumentInput): boolean {
  return Boolean(_furs?.businessPremiseId && _furs.electronicDeviceId);
}

/** What may be there once: a `uniqueId` in an organization, a number and a reference for each kind. */
function refuseTaken(
  { world, organization }: Place,
  {
    uniqueId,
    reference,
    number,
    type,
  }: { uniqueId?: string | null; reference?: string | null; number: string; type: string },
  id: string,
): void {
  const others = documentsOf(world, organization.id).filter((one) => one.id !== id);
  if (uniqueId && others.some((one) => one.uniqueId === uniqueId))
    throw invalid('uniqueId', 'is that of a document that exists already');
  if (reference && others.some((one) => one.type === type && one.reference === reference))
    throw invalid('reference', `is that of another ${type}`);
  if (!isFree(world, organization.id, type, number, id))
    throw invalid('number', `is that of another ${type}`);
}
