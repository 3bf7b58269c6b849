import type { $ZodType } from 'zod/v4/core';
import type { Schema } from './lazy.ts';
import { findings, isRecord, type Report, schemaOf, withoutValues } from './schema-of.ts';

type Variants = Readonly<Record<string, Schema>>;

/**
 * Variants told apart by the value of one field. Only the variant that the tag names is built and tried,
 * so the issues speak of that variant. An unknown tag is refused.
 */
export function tagged(tag: string, variants: Variants): $ZodType {
  return byTag(tag, variants, (_, report) => {
    report({ code: 'invalid_value', values: Object.keys(variants), path: [tag] });
  });
}

/**
 * The same for answers: an unknown tag passes, since a vendor may add variants.
 * A known tag whose variant does not fit is still an issue: that is a broken contract.
 */
export function openTagged(tag: string, variants: Variants): $ZodType {
  return byTag(tag, variants, (name, report) => {
    if (typeof name !== 'string') report({ code: 'invalid_type', expected: 'string', path: [tag] });
  });
}

function byTag(
  tag: string,
  variants: Variants,
  onUnknown: (name: unknown, report: Report) => void,
): $ZodType {
  // Of zod's kinds a `union` has options, which zod walks through; here they are not built yet.
  return schemaOf({ type: 'custom' }, (value, report) => {
    if (!isRecord(value)) return report({ code: 'invalid_type', expected: 'object' });
    const name = value[tag];
    const variant = typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : undefined;
    if (variant) findings(variant(), value).forEach(report);
    else onUnknown(name, report);
  });
}

/** One or more of several schemas fit. */
export function union(options: readonly $ZodType[]): $ZodType {
  return fitting(options, options.length);
}

/** Exactly one of several schemas fits, as JSON Schema's `oneOf` says. */
export function exactlyOne(options: readonly $ZodType[]): $ZodType {
  return fitting(options, 1);
}

function fitting(options: readonly $ZodType[], most: number): $ZodType {
  const def = { type: 'union', options } as const;
  return schemaOf(def, (value, report) => {
    const found = options.map((option) => findings(option, value));
    const fit = found.filter(({ length }) => length === 0).length;
    if (fit > most) report({ code: 'custom', message: 'fits more than one of the allowed forms' });
    if (fit === 0) report({ code: 'invalid_union', errors: found.map(withoutValues) });
  });
}
