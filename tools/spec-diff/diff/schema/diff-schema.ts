import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { resolve } from '../../../shared/openapi.ts';
import { code, inside, type Place, type Report, same } from '../change.ts';
import { reportUnclassified } from '../report-unclassified.ts';
import type { Sides } from '../sides.ts';
import { wordsDiffer } from '../words.ts';
import { diffFields, type Visit } from './diff-fields.ts';
import { diffValues } from './diff-values.ts';
import type { Direction } from './direction.ts';
import { compareLimits, limitKeys } from './limits.ts';
import { pairForms } from './pair-forms.ts';
import { describeForm, type Form, type Forms, formsOf } from './schema-form.ts';

const schemaKeys: readonly string[] = [
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

/**
 * Compares two schemas and all they refer to, the nearest first, so that a place is told by its shortest path.
 * A pair of models is looked at once.
 */
export function diffSchema(
  sides: Sides,
  direction: Direction,
  [before, after]: readonly [Schema, Schema],
  at: Place,
  report: Report,
): void {
  const seen = new Set<string>();
  const queue: (() => void)[] = [];
  const later: Visit = (was, is, place) => queue.push(() => visit(was, is, place));

  function visit(was: Schema, is: Schema, place: Place): void {
    if (was.$ref !== undefined && is.$ref !== undefined && wordsDiffer(was, is)) report('words', place);
    diffMarks(sides, was, is, place, report);
    const a = formsOf(sides.before, was);
    const b = formsOf(sides.after, is);
    if (a.nullable !== b.nullable) {
      report(b.nullable ? `${direction}-null-added` : `${direction}-null-removed`, place);
    }
    if (a.isUnion || b.isUnion) diffUnionNodes(a, b, place);
    const [onlyWas, onlyIs] = [a.forms[0], b.forms[0]];
    if (a.forms.length === 1 && b.forms.length === 1 && onlyWas !== undefined && onlyIs !== undefined) {
      diffPair(onlyWas, onlyIs, place);
      return;
    }
    const isTagged = a.tag !== undefined && b.tag !== undefined;
    for (const { label, was: old, is: fresh } of pairForms(a, b)) {
      if (old !== undefined && fresh !== undefined) diffPair(old, fresh, inside(place, `(${label})`));
      else if (old !== undefined) gone(old, label, isTagged, place);
      else if (fresh !== undefined) added(fresh, label, isTagged, place);
    }
  }

  /** What unions say beside their forms. */
  function diffUnionNodes(a: Forms, b: Forms, around: Place): void {
    const place = b.model === undefined ? around : { ...around, model: b.model };
    if (wordsDiffer(a.node, b.node)) report('words', place);
    reportUnclassified(a.node, b.node, schemaKeys, place, report);
    if (a.tag !== undefined && b.tag !== undefined && a.tag.field !== b.tag.field) {
      report(`${direction}-tag-changed`, place, { before: code(a.tag.field), after: code(b.tag.field) });
    }
    if (direction === 'answer' || a.exactlyOne === b.exactlyOne || a.forms.length < 2 || b.forms.length < 2)
      return;
    const keyword = ({ exactlyOne }: Forms) => (exactlyOne ? '`oneOf`' : '`anyOf`');
    const rule = b.exactlyOne ? 'request-limit-tightened' : 'request-limit-loosened';
    report(rule, place, { before: keyword(a), after: keyword(b) });
  }

  function gone(form: Form, label: string, isTagged: boolean, place: Place): void {
    if (isTagged) report(`${direction}-variant-removed`, place, { before: code(label) });
    else report(`${direction}-type-narrowed`, place, { before: describeForm(form) });
  }

  function added(form: Form, label: string, isTagged: boolean, place: Place): void {
    if (isTagged) report(`${direction}-variant-added`, place, { after: code(label) });
    else report(`${direction}-type-widened`, place, { after: describeForm(form) });
  }

  function diffPair(was: Form, is: Form, place: Place): void {
    if (was.kind === is.kind) diffForm(was, is, place);
    else diffKinds(was, is, place);
  }

  /** Two forms of different kinds; `any` holds every other. */
  function diffKinds(was: Form, is: Form, place: Place): void {
    const values = { before: describeForm(was), after: describeForm(is) };
    if (is.kind === 'any') report(`${direction}-type-widened`, place, values);
    else if (was.kind === 'any') report(`${direction}-type-narrowed`, place, values);
    else report(`${direction}-type-changed`, place, values);
  }

  function diffForm(was: Form, is: Form, around: Place): void {
    if (was.model !== undefined && is.model !== undefined) {
      const pair = `${was.model} ${is.model}`;
      if (seen.has(pair)) return;
      seen.add(pair);
    }
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
    if (is.kind === 'object') diffFields(direction, was.schema, is.schema, place, report, later);
    if (is.kind === 'array') later(was.schema.items ?? {}, is.schema.items ?? {}, inside(place, '[]'));
    if (is.kind === 'map') later(valuesOf(was.schema), valuesOf(is.schema), inside(place, '.*'));
  }

  later(before, after, at);
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) step();
}

function valuesOf({ additionalProperties }: Schema): Schema {
  return typeof additionalProperties === 'object' ? additionalProperties : {};
}

/** Marks stand on a model, or beside the reference to it. */
function diffMarks(sides: Sides, before: Schema, after: Schema, at: Place, report: Report): void {
  const marked = (document: OpenApi, schema: Schema, mark: 'deprecated' | 'x-secret') =>
    schema[mark] === true || resolve<Schema>(document, schema as Schema & { $ref: string })[mark] === true;
  const wasSecret = marked(sides.before, before, 'x-secret');
  const isSecret = marked(sides.after, after, 'x-secret');
  if (wasSecret !== isSecret) {
    const visibility = (secret: boolean) => (secret ? 'redacted' : 'shown');
    report('secret', at, { before: visibility(wasSecret), after: visibility(isSecret) });
  }
  const wasDeprecated = marked(sides.before, before, 'deprecated');
  const isDeprecated = marked(sides.after, after, 'deprecated');
  if (wasDeprecated !== isDeprecated) report(isDeprecated ? 'deprecated' : 'words', at);
}

function diffLimits(direction: Direction, before: Schema, after: Schema, at: Place, report: Report): void {
  for (const change of compareLimits(before, after)) {
    const values = { before: change.before, after: change.after };
    if (direction === 'request') {
      report(change.verdict === 'looser' ? 'request-limit-loosened' : 'request-limit-tightened', at, values);
    } else if (change.limit === 'format' && change.verdict === 'other') report('answer-format', at, values);
    else report('answer-limit', at, values);
  }
}
