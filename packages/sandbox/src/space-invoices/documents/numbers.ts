import type {
  GetLastDocumentNumberData,
  GetNextDocumentNumberData,
  IsUniqueDocumentNumberData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../../core/contracts.ts';
import { organizationFor } from '../access.ts';
import { type DocumentRow, documentsOf, typeAsked } from './documents.ts';

/** Documents of a kind have numbers of their own. */
function ofType(world: World, organizationId: string, type: string): readonly DocumentRow[] {
  return documentsOf(world, organizationId).filter((one) => one.type === type);
}

/** The number after the highest one of a kind and a year: `2026-00002`. */
export function nextNumber(world: World, organizationId: string, type: string, year: number): string {
  const taken = ofType(world, organizationId, type).flatMap(({ number }) => {
    const found = /^(\d{4})-(\d+)$/.exec(number ?? '');
    return found && Number(found[1]) === year ? [Number(found[2])] : [];
  });
  return `${year}-${String(Math.max(0, ...taken) + 1).padStart(5, '0')}`;
}

/** Whether no other document of the kind has the number. */
export function isFree(
  world: World,
  organizationId: string,
  type: string,
  number: string,
  id?: string,
): boolean {
  return !ofType(world, organizationId, type).some((one) => one.number === number && one.id !== id);
}

export const numberHandlers = {
  isUniqueDocumentNumber: handle<IsUniqueDocumentNumberData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    const { world, query } = call;
    return { body: { isUnique: isFree(world, id, typeAsked(query), query.number) } };
  }),
  getLastDocumentNumber: handle<GetLastDocumentNumberData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    const number = ofType(call.world, id, typeAsked(call.query)).at(-1)?.number ?? undefined;
    return { body: { number } };
  }),
  getNextDocumentNumber: handle<GetNextDocumentNumberData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    const { world, query } = call;
    return { body: { number: nextNumber(world, id, typeAsked(query), world.now.getUTCFullYear()) } };
  }),
};
