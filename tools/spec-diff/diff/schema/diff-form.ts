import type { Schema } from '../../../shared/openapi.ts';
import { code, inside, type Place, type Report, same } from '../change.ts';
import { reportUnclassified } from '../report-unclassified.ts';
import { wordsDiffer } from '../words.ts';
import { diffFields, type Visit } from './diff-fields.ts';
import { diffValues } from './diff-values.ts';
import type { Direction } from './direction.ts';
import { compareLimits, limitKeys } from './limits.ts';
import { describeForm, type Form } from './schema-form.ts';

/** Names of the members of a schema that the comparison knows. */
export const schemaKeys: readonly string[] = [
  ...['$ref', 'type', 'required', 'properties', 'additionalProperties', 'items', 'oneOf', 'anyOf', 'allOf'],
  ...[
    'discriminator',
    'enum',
    'const',
    'default',
    'deprecated',
    'x-open-enum',
    'x-secret',
    'x-issued',
    'x-needed',
  ],
  ...limitKeys,
];

/** Compares two things of the same kind that a value may be, and visits what is further in. */
export function diffForm(
  direction: Direction,
  was: Form,
  is: Form,
  around: Place,
  report: Report,
  visit: Visit,
): void {
  const place = is.model === undefined ? around : { ...around, model: is.model };
  if (wordsDiffer(was.schema, is.schema, direction === 'answer' ? ['default'] : [])) report('words', place);
  reportUnclassified(was.schema, is.schema, schemaKeys, place, report);
  diffValues(direction, was.schema, is.schema, place, report);
  diffLimits(direction, was.schema, is.schema, place, report);
  if (direction === 'request' && !same(was.schema.default, is.schema.default)) {
    const valueText = (value: unknown) => (value === undefined ? 'nothing' : code(value));
    report('request-default', place, {
      before: valueText(was.schema.default),
      after: valueText(is.schema.default),
    });
  }
  if (is.kind === 'object') diffFields(direction, was.schema, is.schema, place, report, visit);
  if (is.kind === 'array') visit(was.schema.items ?? {}, is.schema.items ?? {}, inside(place, '[]'));
  if (is.kind === 'map') visit(valuesOf(was.schema), valuesOf(is.schema), inside(place, '.*'));
}

/** Tells two forms of different kinds; `any` holds every other. */
export function diffKinds(direction: Direction, was: Form, is: Form, place: Place, report: Report): void {
  const values = { before: describeForm(was), after: describeForm(is) };
  if (is.kind === 'any') report(`${direction}-type-widened`, place, values);
  else if (was.kind === 'any') report(`${direction}-type-narrowed`, place, values);
  else report(`${direction}-type-changed`, place, values);
}

function valuesOf({ additionalProperties }: Schema): Schema {
  return typeof additionalProperties === 'object' ? additionalProperties : {};
}

function diffLimits(direction: Direction, before: Schema, after: Schema, at: Place, report: Report): void {
  for (const change of compareLimits(before, after)) {
    const values = { before: change.before, after: change.after };
    if (direction === 'request') {
      report(change.verdict === 'looser' ? 'request-limit-loosened' : 'request-limit-tightened', at, values);
    } else if (change.limit === 'format' && change.verdict === 'other') report('answer-format', at, values);
    else if (change.limit === 'type' && change.verdict === 'looser') report('answer-fractions', at, values);
    else
      report(change.verdict === 'tighter' ? 'answer-limit-tightened' : 'answer-limit-loosened', at, values);
  }
}
