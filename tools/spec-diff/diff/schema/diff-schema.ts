import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { resolve } from '../../../shared/openapi.ts';
import { code, type Report, reportTo } from '../change.ts';
import { diffOthers } from '../diff-others.ts';
import type { Sides } from '../sides.ts';
import { wordsDiffer } from '../words.ts';
import { type Comparison, Comparisons } from './comparison.ts';
import { diffForm, diffKinds, schemaKeys } from './diff-form.ts';
import type { Direction } from './direction.ts';
import { pairForms } from './pair-forms.ts';
import { describeForm, type Form, type Forms, formsOf } from './schema-form.ts';
import { tellEverywhere } from './tell-everywhere.ts';

/**
 * Compares two schemas and all they refer to, and tells what differs at every place where a caller meets it, the nearest
 * first. A pair of schemas or models is compared once, however many places share it.
 */
export function diffSchema(
  sides: Sides,
  direction: Direction,
  [before, after]: readonly [Schema, Schema],
  report: Report,
): void {
  const schemas = new Comparisons<Schema>();
  const models = new Comparisons<string>();

  const compareSchemas = (was: Schema, is: Schema): Comparison =>
    schemas.of(was, is, (found) => diffSchemas(was, is, found));

  function compareModels(was: Form, is: Form): Comparison {
    const keyOf = ({ kind, model }: Form) => `${kind} ${model}`;
    return models.of(keyOf(was), keyOf(is), (found) => diffForms(was, is, here(found), found));
  }

  function diffSchemas(was: Schema, is: Schema, found: Comparison): void {
    const note = here(found);
    if (was.$ref !== undefined && is.$ref !== undefined && wordsDiffer(was, is)) note('words');
    diffMarks(sides, was, is, note);
    const a = formsOf(sides.before, was);
    const b = formsOf(sides.after, is);
    if (a.nullable !== b.nullable) note(b.nullable ? `${direction}-null-added` : `${direction}-null-removed`);
    if (a.isUnion || b.isUnion) diffUnionNodes(direction, a, b, note);
    const [onlyWas, onlyIs] = [a.forms[0], b.forms[0]];
    if (a.forms.length === 1 && b.forms.length === 1 && onlyWas !== undefined && onlyIs !== undefined) {
      diffPair(onlyWas, onlyIs, note, found);
      return;
    }
    const isTagged = a.tag !== undefined && b.tag !== undefined;
    for (const { label, was: old, is: fresh } of pairForms(a, b)) {
      if (old !== undefined && fresh !== undefined) diffPair(old, fresh, note.within(`(${label})`), found);
      else if (old !== undefined) {
        if (isTagged) note(`${direction}-variant-removed`, { before: code(label) });
        else note(`${direction}-type-narrowed`, { before: describeForm(old) });
      } else if (fresh !== undefined) {
        if (isTagged) note(`${direction}-variant-added`, { after: code(label) });
        else note(`${direction}-type-widened`, { after: describeForm(fresh) });
      }
    }
  }

  function diffPair(was: Form, is: Form, note: Report, found: Comparison): void {
    if (was.kind !== is.kind) diffKinds(direction, was, is, note);
    else if (was.model === undefined || is.model === undefined) diffForms(was, is, note, found);
    else found.forms.push({ at: note.at, comparison: compareModels(was, is) });
  }

  function diffForms(was: Form, is: Form, note: Report, found: Comparison): void {
    diffForm(direction, was, is, note, (old, fresh, { at }) =>
      found.parts.push({ at, comparison: compareSchemas(old, fresh) }),
    );
  }

  tellEverywhere(compareSchemas(before, after), report);
}

/** Where a comparison begins: its places are told from here. */
function here({ changes }: Comparison): Report {
  return reportTo(changes, { path: '' });
}

/** What unions say beside their forms. */
function diffUnionNodes(direction: Direction, a: Forms, b: Forms, around: Report): void {
  const report = around.within('', { model: b.model });
  diffOthers(a.node, b.node, schemaKeys, report);
  if (a.tag !== undefined && b.tag !== undefined && a.tag.field !== b.tag.field) {
    report(`${direction}-tag-changed`, { before: code(a.tag.field), after: code(b.tag.field) });
  }
  if (direction === 'answer' || a.exactlyOne === b.exactlyOne || a.forms.length < 2 || b.forms.length < 2)
    return;
  const keyword = ({ exactlyOne }: Forms) => (exactlyOne ? '`oneOf`' : '`anyOf`');
  const rule = b.exactlyOne ? 'request-limit-tightened' : 'request-limit-loosened';
  report(rule, { before: keyword(a), after: keyword(b) });
}

/** Marks stand on a model, or beside the reference to it. */
function diffMarks(sides: Sides, before: Schema, after: Schema, report: Report): void {
  const marked = (document: OpenApi, schema: Schema, mark: 'deprecated' | 'x-secret') =>
    schema[mark] === true || resolve<Schema>(document, schema as Schema & { $ref: string })[mark] === true;
  const wasSecret = marked(sides.before, before, 'x-secret');
  const isSecret = marked(sides.after, after, 'x-secret');
  if (wasSecret !== isSecret) {
    const visibility = (secret: boolean) => (secret ? 'redacted' : 'shown');
    report('secret', { before: visibility(wasSecret), after: visibility(isSecret) });
  }
  const wasDeprecated = marked(sides.before, before, 'deprecated');
  const isDeprecated = marked(sides.after, after, 'deprecated');
  if (wasDeprecated !== isDeprecated) report(isDeprecated ? 'deprecated' : 'words');
}
