import { atPointer, bodySchemaPointer, type OpenApi, type Operation, type Schema } from './document.ts';
import { remembered } from './remembered.ts';

const pointersOf = remembered((_: Operation) => new Map<string, string | undefined>());
const schemasOf = remembered((_: Operation) => new Map<string, Schema | undefined>());

/** As {@link bodySchemaPointer}, looked up once for each operation and part. */
export function bodyPointer(operation: Operation, part: string): string | undefined {
  const parts = pointersOf(operation);
  if (!parts.has(part)) parts.set(part, bodySchemaPointer(operation, part));
  return parts.get(part);
}

/** The schema at that pointer. */
export function bodySchema(document: OpenApi, operation: Operation, part: string): Schema | undefined {
  const parts = schemasOf(operation);
  if (!parts.has(part)) {
    const pointer = bodyPointer(operation, part);
    parts.set(part, pointer === undefined ? undefined : (atPointer(document, pointer) as Schema));
  }
  return parts.get(part);
}
