import * as z from 'zod/mini';
import type { $ZodRawIssue, $ZodType } from 'zod/v4/core';
import { safeParse } from 'zod/v4/core';
import type { Schema } from './lazy.ts';

/**
 * Variants told apart by the value of one field. Only the variant that the tag names is built and tried,
 * so the issues speak of that variant. An unknown tag is refused.
 */
export function tagged(tag: string, variants: Readonly<Record<string, Schema>>): z.ZodMiniType {
  return byTag(tag, variants, (payload, value) => {
    payload.issues.push({
      code: 'invalid_value',
      values: Object.keys(variants),
      path: [tag],
      input: value,
    } as $ZodRawIssue);
  });
}

/**
 * The same for answers: an unknown tag passes, since a vendor may add variants.
 * A known tag whose variant does not fit is still an issue: that is a broken contract.
 */
export function openTagged(tag: string, variants: Readonly<Record<string, Schema>>): z.ZodMiniType {
  return byTag(tag, variants, (payload, value) => {
    if (typeof value !== 'string') {
      payload.issues.push({
        code: 'invalid_type',
        expected: 'string',
        path: [tag],
        input: value,
      } as $ZodRawIssue);
    }
  });
}

type Payload = { value: unknown; issues: $ZodRawIssue[] };

function byTag(
  tag: string,
  variants: Readonly<Record<string, Schema>>,
  onUnknown: (payload: Payload, value: unknown) => void,
): z.ZodMiniType {
  return z.unknown().check((payload: Payload) => {
    const { value } = payload;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      payload.issues.push({ code: 'invalid_type', expected: 'object', input: value } as $ZodRawIssue);
      return;
    }
    const name = (value as Record<string, unknown>)[tag];
    const variant = typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : undefined;
    if (variant === undefined) {
      onUnknown(payload, name);
      return;
    }
    const result = safeParse(variant(), value);
    if (!result.success) payload.issues.push(...(result.error.issues as $ZodRawIssue[]));
  });
}

/** Exactly one of several schemas fits, as JSON Schema's `oneOf` says. */
export function exactlyOne(options: readonly $ZodType[]): z.ZodMiniType {
  return z.unknown().check((payload: Payload) => {
    const results = options.map((option) => safeParse(option, payload.value));
    const fitting = results.filter((result) => result.success).length;
    if (fitting === 1) return;
    if (fitting > 1) {
      payload.issues.push({
        code: 'custom',
        message: 'fits more than one of the allowed forms',
        input: payload.value,
      });
      return;
    }
    payload.issues.push({
      code: 'invalid_union',
      errors: results.map((result) => result.error?.issues ?? []),
      input: payload.value,
    } as $ZodRawIssue);
  });
}
