import type {
  ExportOrganizationDataData,
  ImportOrganizationDataData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { organizationFor } from '../access.ts';
import { addClient, clients } from '../clients.ts';
import { documents } from '../documents/documents.ts';
import { addItem, items } from '../items.ts';
import { readWhere } from '../loopback/where.ts';
import { readCsv, writeCsv } from './csv.ts';
import { keepExport } from './exports.ts';
import { fileOf } from './uploaded.ts';

interface Kind {
  readonly columns: readonly string[];
  rows(world: World): readonly { readonly organizationId?: string | null; readonly _isDeleted?: boolean }[];
}

const CLIENT =
  'name address address2 city zip state country taxNumber companyNumber contact email phone website note';
const ITEM = 'name description SKU EAN unit price priceGross';
const DOCUMENT =
  'number type date dateDue currencyId total totalWithTax totalPaid totalDue paidInFull canceled reference';

const KINDS: Readonly<Record<string, Kind>> = {
  client: { columns: CLIENT.split(' '), rows: (world) => clients(world).all() },
  item: { columns: ITEM.split(' '), rows: (world) => items(world).all() },
  document: { columns: DOCUMENT.split(' '), rows: (world) => documents(world).all() },
};

function kindOf(type: string, at: string, names: readonly string[]): Kind {
  const kind = names.includes(type) ? KINDS[type] : undefined;
  if (kind) return kind;
  throw refuse('invalid', `There is no kind of data \`${type}\` here.`, {
    fields: [{ at, message: `is none of ${names.join(', ')}` }],
  });
}

export const transferHandlers = {
  exportOrganizationData: handle<ExportOrganizationDataData>((call) => {
    const { world, path, query } = call;
    const { id: organizationId } = organizationFor(call, path.id, 'read');
    const { columns, rows } = kindOf(query.type, 'type', Object.keys(KINDS));
    const meets = readWhere(query.where ?? {});
    const found = rows(world).filter(
      (row) => row.organizationId === organizationId && row._isDeleted !== true && meets(row),
    );
    const link = keepExport(world, writeCsv(columns, found), call.headers);
    return { body: { success: true, link } };
  }),
  importOrganizationData: handle<ImportOrganizationDataData>((call) => {
    const { world, path } = call;
    const { type } = call.body;
    const { id } = organizationFor(call, path.id, 'write');
    const { columns } = kindOf(type, 'type', ['client', 'item']);
    const rows = readCsv(new TextDecoder().decode(fileOf(call.body).bytes));
    if (rows.length === 0)
      throw refuse('invalid', 'The file has no rows below its first line.', {
        fields: [{ at: 'file', message: 'has no rows' }],
      });
    for (const row of rows) {
      const said = Object.entries(row).filter(([name, value]) => columns.includes(name) && value !== '');
      const fields = Object.fromEntries(said);
      const { name } = fields;
      if (name === undefined)
        throw refuse('invalid', 'A row of the file has no `name`.', {
          fields: [{ at: 'name', message: 'is missing' }],
        });
      if (type === 'client') addClient(world, id, { ...fields, name });
      else addItem(world, id, { ...withPrices(fields), name });
    }
    return { body: { success: true } };
  }),
};

function withPrices(fields: Readonly<Record<string, string>>): object {
  const prices = ['price', 'priceGross'].filter((name) => name in fields);
  const read = prices.map((name) => [name, Number(fields[name])] as const);
  const [wrong] = read.find(([, value]) => !Number.isFinite(value)) ?? [];
  if (wrong !== undefined)
    throw refuse('invalid', `\`${wrong}\` of an item in the file is no number.`, {
      fields: [{ at: wrong, message: 'is no number' }],
    });
  return { ...fields, ...Object.fromEntries(read) };
}
