import type { Schema } from '../../../shared/openapi.ts';
import { code, inside, type Place, type Report } from '../change.ts';
import { shapeText } from '../words.ts';
import type { Direction } from './direction.ts';
import { findRenames, type NamedShape } from './pair-fields.ts';

/** Compares the schemas of two fields, items or variants further in. */
export type Visit = (before: Schema, after: Schema, at: Place) => void;

/** Compares the fields of two objects by name, tells what was renamed, and visits what both have. */
export function diffFields(
  direction: Direction,
  before: Schema,
  after: Schema,
  at: Place,
  report: Report,
  visit: Visit,
): void {
  if (direction === 'request') diffOpenness(before, after, at, report);
  const was = before.properties ?? {};
  const is = after.properties ?? {};
  const gone = namedShapes(direction, before).filter(({ name }) => !(name in is));
  const fresh = namedShapes(direction, after).filter(({ name }) => !(name in was));
  const renames = findRenames(gone, fresh);
  const renamed = new Set(renames.values());
  for (const { name } of gone) {
    const now = renames.get(name);
    const place = inside(at, `.${name}`);
    if (now === undefined) report(`${direction}-field-removed`, place);
    else report(`${direction}-field-renamed`, place, { before: code(name), after: code(now) });
  }
  for (const { name } of fresh) {
    if (renamed.has(name)) continue;
    const place = inside(at, `.${name}`);
    if (direction === 'answer') report('answer-field-added', place);
    else
      report(
        isRequired(direction, after, name) ? 'request-field-added-required' : 'request-field-added-optional',
        place,
      );
  }
  for (const [name, schema] of Object.entries(is)) {
    const old = was[name];
    if (old === undefined) continue;
    const place = inside(at, `.${name}`);
    if (isRequired(direction, before, name) !== isRequired(direction, after, name)) {
      report(
        isRequired(direction, after, name) ? `${direction}-field-required` : `${direction}-field-optional`,
        place,
      );
    }
    visit(old, schema, place);
  }
}

/** In answers every object is open: the client lets pass what it does not know. */
function diffOpenness(before: Schema, after: Schema, at: Place, report: Report): void {
  const wasClosed = before.additionalProperties === false;
  const isClosed = after.additionalProperties === false;
  if (wasClosed !== isClosed) report(isClosed ? 'request-object-closed' : 'request-object-opened', at);
}

function namedShapes(direction: Direction, schema: Schema): NamedShape[] {
  return Object.entries(schema.properties ?? {}).map(([name, property], index) => ({
    name,
    shape: `${isRequired(direction, schema, name)} ${shapeText(property)}`,
    description: property.description,
    index,
  }));
}

/** To a caller it is the same whether the schema requires a field or the client asks for it (`x-needed`). */
function isRequired(direction: Direction, { required, properties }: Schema, name: string): boolean {
  const isNeeded = direction === 'request' && properties?.[name]?.['x-needed'] === true;
  return isNeeded || required?.includes(name) === true;
}
