import { shapeText } from '../words.ts';
import type { Form, Forms } from './schema-form.ts';

/** A form before and the same form after; one of them is missing where it came or went. */
export interface FormPair {
  /** What tells it from the others; empty where there are no others. */
  readonly label: string;
  readonly was?: Form;
  readonly is?: Form;
}

/** Finds which form of one schema is which of the other: by tag, else by model, shape and kind. */
export function pairForms(before: Forms, after: Forms): FormPair[] {
  if (before.tag !== undefined && after.tag !== undefined) {
    return pairByTag(before.tag.variants, after.tag.variants);
  }
  const isLabelled = before.forms.length > 1 || after.forms.length > 1;
  const left = [...after.forms];
  const pairs: { was: Form; is?: Form }[] = before.forms.map((was) => ({ was }));
  // The surest likeness first, for all forms, before a lesser one may take what is left.
  for (const isAlike of [sameModel, sameShape, sameKind]) {
    for (const pair of pairs) {
      if (pair.is !== undefined) continue;
      const index = left.findIndex((form) => isAlike(pair.was, form));
      const [found] = index === -1 ? [] : left.splice(index, 1);
      if (found !== undefined) pair.is = found;
    }
  }
  const label = (form: Form) => (isLabelled ? (form.model ?? form.kind) : '');
  return [
    ...pairs.map((pair) => ({ label: label(pair.is ?? pair.was), ...pair })),
    ...left.map((is) => ({ label: label(is), is })),
  ];
}

function pairByTag(before: ReadonlyMap<string, Form>, after: ReadonlyMap<string, Form>): FormPair[] {
  return [...new Set([...before.keys(), ...after.keys()])].map((label) => {
    const was = before.get(label);
    const is = after.get(label);
    return { label, ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) };
  });
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
