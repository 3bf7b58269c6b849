import type { Schema } from '../../../shared/openapi.ts';
import { code, type Report } from '../change.ts';
import { shapeText } from '../words.ts';
import type { Direction } from './direction.ts';
import { findRenames, type NamedShape } from './pair-fields.ts';

/** Compares the schemas of two fields, items or variants further in. */
export type Visit = (before: Schema, after: Schema, at: Report) => void;

/** Compares the fields of two objects by name, tells what was renamed, and visits what both have. */
export function diffFields(
  direction: Direction,
  before: Schema,
  after: Schema,
  report: Report,
  visit: Visit,
): void {
  if (direction === 'request') diffOpenness(before, after, report);
  const was = new Map(Object.entries(before.properties ?? {}));
  const is = new Map(Object.entries(after.properties ?? {}));
  const gone = namedShapes(direction, before).filter(({ name }) => !is.has(name));
  const fresh = namedShapes(direction, after).filter(({ name }) => !was.has(name));
  const renames = findRenames(gone, fresh);
  const renamed = new Set(renames.values());
  for (const { name } of gone) {
    const now = renames.get(name);
    const at = report.within(`.${name}`);
    if (now === undefined) at(`${direction}-field-removed`);
    else at(`${direction}-field-renamed`, { before: code(name), after: code(now) });
  }
  for (const { name } of fresh) {
    if (renamed.has(name)) continue;
    const rule = addedRules[requiredBy(direction, after, name)];
    report.within(`.${name}`)(direction === 'answer' ? 'answer-field-added' : rule);
  }
  for (const [name, schema] of is) {
    const old = was.get(name);
    if (old === undefined) continue;
    const at = report.within(`.${name}`);
    diffRequired(direction, requiredBy(direction, before, name), requiredBy(direction, after, name), at);
    visit(old, schema, at);
  }
}

/** Who asks for a field: the service by its schema, or the client alone (`x-needed`). To a caller it is the same. */
type Asker = 'service' | 'client' | 'nobody';

const addedRules = {
  service: 'request-field-added-required',
  client: 'request-field-needed',
  nobody: 'request-field-added-optional',
} as const;

function diffRequired(direction: Direction, was: Asker, is: Asker, report: Report): void {
  if (was === is) return;
  if (is === 'nobody') report(`${direction}-field-optional`);
  else if (was === 'nobody') report(is === 'client' ? 'request-field-needed' : `${direction}-field-required`);
  else if (is === 'service') report('needed-field-required');
}

/** In answers every object is open: the client lets pass what it does not know. */
function diffOpenness(before: Schema, after: Schema, report: Report): void {
  const wasClosed = before.additionalProperties === false;
  const isClosed = after.additionalProperties === false;
  if (wasClosed !== isClosed) report(isClosed ? 'request-object-closed' : 'request-object-opened');
}

function namedShapes(direction: Direction, schema: Schema): NamedShape[] {
  return Object.entries(schema.properties ?? {}).map(([name, property], index) => ({
    name,
    shape: `${requiredBy(direction, schema, name)} ${shapeText(property)}`,
    description: property.description,
    index,
  }));
}

function requiredBy(direction: Direction, { required, properties }: Schema, name: string): Asker {
  if (required?.includes(name) === true) return 'service';
  return direction === 'request' && properties?.[name]?.['x-needed'] === true ? 'client' : 'nobody';
}
