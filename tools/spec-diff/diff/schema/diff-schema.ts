import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { resolve } from '../../../shared/openapi.ts';
import { code, inside, type Place, type Report } from '../change.ts';
import { reportUnclassified } from '../report-unclassified.ts';
import type { Sides } from '../sides.ts';
import { wordsDiffer } from '../words.ts';
import { type Comparison, Comparisons } from './comparison.ts';
import { diffForm, diffKinds, schemaKeys } from './diff-form.ts';
import type { Direction } from './direction.ts';
import { pairForms } from './pair-forms.ts';
import { describeForm, type Form, type Forms, formsOf } from './schema-form.ts';
import { tellEverywhere } from './tell-everywhere.ts';

/** Where a comparison begins: its places are told from here. */
const here: Place = { path: '' };

/**
 * Compares two schemas and all they refer to, and tells what differs at every place where a caller meets it, the nearest
 * first. A pair of schemas or models is compared once, however many places share it.
 */
export function diffSchema(
  sides: Sides,
  direction: Direction,
  [before, after]: readonly [Schema, Schema],
  at: Place,
  report: Report,
): void {
  const schemas = new Comparisons<Schema>();
  const models = new Comparisons<string>();

  const compareSchemas = (was: Schema, is: Schema): Comparison =>
    schemas.of(was, is, (found) => diffSchemas(was, is, found));

  function compareModels(was: Form, is: Form): Comparison {
    const keyOf = ({ kind, model }: Form) => `${kind} ${model}`;
    return models.of(keyOf(was), keyOf(is), (found) => diffForms(was, is, here, found));
  }

  function diffSchemas(was: Schema, is: Schema, found: Comparison): void {
    const note = noteIn(found);
    if (was.$ref !== undefined && is.$ref !== undefined && wordsDiffer(was, is)) note('words', here);
    diffMarks(sides, was, is, here, note);
    const a = formsOf(sides.before, was);
    const b = formsOf(sides.after, is);
    if (a.nullable !== b.nullable) {
      note(b.nullable ? `${direction}-null-added` : `${direction}-null-removed`, here);
    }
    if (a.isUnion || b.isUnion) diffUnionNodes(direction, a, b, here, note);
    const [onlyWas, onlyIs] = [a.forms[0], b.forms[0]];
    if (a.forms.length === 1 && b.forms.length === 1 && onlyWas !== undefined && onlyIs !== undefined) {
      diffPair(onlyWas, onlyIs, here, found);
      return;
    }
    const isTagged = a.tag !== undefined && b.tag !== undefined;
    for (const { label, was: old, is: fresh } of pairForms(a, b)) {
      if (old !== undefined && fresh !== undefined) diffPair(old, fresh, inside(here, `(${label})`), found);
      else if (old !== undefined) {
        if (isTagged) note(`${direction}-variant-removed`, here, { before: code(label) });
        else note(`${direction}-type-narrowed`, here, { before: describeForm(old) });
      } else if (fresh !== undefined) {
        if (isTagged) note(`${direction}-variant-added`, here, { after: code(label) });
        else note(`${direction}-type-widened`, here, { after: describeForm(fresh) });
      }
    }
  }

  function diffPair(was: Form, is: Form, place: Place, found: Comparison): void {
    if (was.kind !== is.kind) diffKinds(direction, was, is, place, noteIn(found));
    else if (was.model === undefined || is.model === undefined) diffForms(was, is, place, found);
    else found.forms.push({ at: place, comparison: compareModels(was, is) });
  }

  function diffForms(was: Form, is: Form, place: Place, found: Comparison): void {
    diffForm(direction, was, is, place, noteIn(found), (old, fresh, within) =>
      found.parts.push({ at: within, comparison: compareSchemas(old, fresh) }),
    );
  }

  tellEverywhere(compareSchemas(before, after), at, report);
}

function noteIn({ changes }: Comparison): Report {
  return (rule, at, values = {}) => changes.push({ rule, at, ...values });
}

/** What unions say beside their forms. */
function diffUnionNodes(direction: Direction, a: Forms, b: Forms, around: Place, report: Report): void {
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
