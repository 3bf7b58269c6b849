import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../../shared/openapi.ts';
import { code, type Report } from '../change.ts';
import { diffOthers } from '../diff-others.ts';
import { diffFields, type Visit } from './diff-fields.ts';
import { diffValues } from './diff-values.ts';
import type { Direction } from './direction.ts';
import { compareLimits, limitKeys } from './limits.ts';
import { describeForm, type Form } from './schema-form.ts';

/** Names of the members of a schema that the comparison knows. */
export const schemaKeys: readonly string[] = [
  ...['$ref', 'type', 'required', 'properties', 'additionalProperties', 'items', 'oneOf', 'anyOf', 'allOf'],
  ...['discriminator', 'enum', 'const', 'default', 'deprecated'],
  ...['x-open-enum', 'x-secret', 'x-issued', 'x-needed'],
  ...limitKeys,
];

/** Compares two things of the same kind that a value may be, and visits what is further in. */
export function diffForm(direction: Direction, was: Form, is: Form, around: Report, visit: Visit): void {
  const report = around.within('', { model: is.model });
  // Nobody assumes anything for what an answer leaves out.
  diffOthers(was.schema, is.schema, schemaKeys, report, direction === 'answer' ? ['default'] : []);
  diffValues(direction, was.schema, is.schema, report);
  diffLimits(direction, was.schema, is.schema, report);
  const [wasDefault, isDefault] = [was.schema.default, is.schema.default];
  if (direction === 'request' && !isDeepStrictEqual(wasDefault, isDefault)) {
    const valueText = (value: unknown) => (value === undefined ? 'nothing' : code(value));
    report('request-default', { before: valueText(wasDefault), after: valueText(isDefault) });
  }
  if (is.kind === 'object') diffFields(direction, was.schema, is.schema, report, visit);
  if (is.kind === 'array') visit(was.schema.items ?? {}, is.schema.items ?? {}, report.within('[]'));
  if (is.kind === 'map') visit(valuesOf(was.schema), valuesOf(is.schema), report.within('.*'));
}

/** Tells two forms of different kinds; `any` holds every other. */
export function diffKinds(direction: Direction, was: Form, is: Form, report: Report): void {
  const values = { before: describeForm(was), after: describeForm(is) };
  if (is.kind === 'any') report(`${direction}-type-widened`, values);
  else if (was.kind === 'any') report(`${direction}-type-narrowed`, values);
  else report(`${direction}-type-changed`, values);
}

function valuesOf({ additionalProperties }: Schema): Schema {
  return typeof additionalProperties === 'object' ? additionalProperties : {};
}

function diffLimits(direction: Direction, before: Schema, after: Schema, report: Report): void {
  for (const change of compareLimits(before, after)) {
    const values = { before: change.before, after: change.after };
    if (direction === 'request') {
      report(change.verdict === 'looser' ? 'request-limit-loosened' : 'request-limit-tightened', values);
    } else if (change.limit === 'format' && change.verdict === 'other') report('answer-format', values);
    else if (change.limit === 'type' && change.verdict === 'looser') report('answer-fractions', values);
    else report(change.verdict === 'tighter' ? 'answer-limit-tightened' : 'answer-limit-loosened', values);
  }
}
