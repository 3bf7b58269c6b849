import { shapeText } from '../words.ts';
import type { Form, Forms } from './schema-form.ts';

/** A form before and the same form after; one of them is missing where it came or went. */
export interface FormPair {
  /** What tells it from the others; empty where there are no others. */
  readonly label: string;
  readonly was: Form | undefined;
  readonly is: Form | undefined;
}

/** Finds which form of one schema is which of the other: by tag, else by model, shape and kind. */
export function pairForms(before: Forms, after: Forms): FormPair[] {
  if (before.tag !== undefined && after.tag !== undefined) {
    return pairByTag(before.tag.variants, after.tag.variants);
  }
  const isLabelled = before.forms.length > 1 || after.forms.length > 1;
  const left = [...after.forms];
  const pairs: { was: Form; is: Form | undefined }[] = before.forms.map((was) => ({ was, is: undefined }));
  // The surest likeness first, for all forms, before a lesser one may take what is left.
  for (const isAlike of [sameModel, sameShape, sameKind]) {
    for (const pair of pairs) {
      if (pair.is !== undefined) continue;
      const index = left.findIndex((form) => isAlike(pair.was, form));
      if (index !== -1) pair.is = left.splice(index, 1)[0];
    }
  }
  const label = (form: Form) => (isLabelled ? (form.model ?? form.kind) : '');
  return [
    ...pairs.map((pair) => ({ label: label(pair.is ?? pair.was), ...pair })),
    ...left.map((is) => ({ label: label(is), was: undefined, is })),
  ];
}

function pairByTag(before: ReadonlyMap<string, Form>, after: ReadonlyMap<string, Form>): FormPair[] {
  const labels = [...new Set([...before.keys(), ...after.keys()])];
  return labels.map((label) => ({ label, was: before.get(label), is: after.get(label) }));
}

function sameModel(a: Form, b: Form): boolean {
  return a.kind === b.kind && a.model !== undefined && a.model === b.model;
}

function sameShape(a: Form, b: Form): boolean {
  return a.kind === b.kind && shapeText(a.schema) === shapeText(b.schema);
}

/** Two objects that share fewer than half of their fields are two things, unless neither names any. */
function sameKind(a: Form, b: Form): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'object' || (a.model !== undefined && a.model === b.model)) return true;
  const names = Object.keys(a.schema.properties ?? {});
  const others = Object.keys(b.schema.properties ?? {});
  const shared = names.filter((name) => others.includes(name)).length;
  return shared * 2 >= Math.min(names.length, others.length);
}
