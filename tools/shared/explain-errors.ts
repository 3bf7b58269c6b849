import type { ErrorObject } from 'ajv/dist/2020.js';

/** Why a value does not fit a schema. */
export interface Misfit {
  /** JSON pointer into the value. */
  readonly at: string;
  readonly message: string;
}

/**
 * The errors that help. Ajv lists what is wrong with every variant of a union; a reader wants the variant that
 * was meant, which is the one whose tag fits, else the one with the least to complain about.
 */
export function explainErrors(errors: readonly ErrorObject[]): Misfit[] {
  const unions = errors.filter((error) => error.keyword === 'oneOf' || error.keyword === 'anyOf');
  const misfits: Misfit[] = [];
  const explained = new Set<ErrorObject>();
  // The outermost union first: what it explains covers the unions inside.
  for (const union of [...unions].sort((a, b) => a.instancePath.length - b.instancePath.length)) {
    if (explained.has(union)) continue;
    const inside = errors.filter(
      (error) => error !== union && isInside(error.instancePath, union.instancePath) && !explained.has(error),
    );
    const variants = Array.isArray(union.schema) ? (union.schema as object[]) : [];
    for (const error of inside) explained.add(error);
    explained.add(union);
    misfits.push(...explainUnion(union, variants, inside));
  }
  misfits.push(...errors.filter((error) => !explained.has(error)).map(toMisfit));
  return uniqueMisfits(misfits);
}

function explainUnion(
  union: ErrorObject,
  variants: readonly object[],
  inside: readonly ErrorObject[],
): Misfit[] {
  const passing = (union.params as { passingSchemas?: readonly number[] | null }).passingSchemas;
  if (union.keyword === 'oneOf' && passing) {
    return [
      { at: union.instancePath, message: `fits more than one variant of oneOf (${passing.join(' and ')})` },
    ];
  }
  const tag = (union.parentSchema as { discriminator?: { propertyName?: string } }).discriminator
    ?.propertyName;
  const value = union.data as Record<string, unknown> | null;
  if (tag !== undefined && typeof value === 'object' && value !== null) {
    const tagPath = `${union.instancePath}/${tag}`;
    const tagErrors = inside.filter((error) => error.instancePath === tagPath && error.keyword === 'const');
    if (tagErrors.length >= variants.length) {
      const allowed = tagErrors.map((error) => String(error.params.allowedValue)).join(', ');
      return [{ at: tagPath, message: `must be one of ${allowed}` }];
    }
    // Errors of a variant whose tag does not fit are noise: they share its schema path up to the properties.
    const noise = tagErrors.map((error) => error.schemaPath.replace(/\/properties\/.*$/, ''));
    const meant = inside.filter((error) => !noise.some((path) => error.schemaPath.startsWith(`${path}/`)));
    if (meant.length > 0) return meant.slice(0, 5).map(toMisfit);
  }
  const deepest = Math.max(0, ...inside.map((error) => error.instancePath.split('/').length));
  const helpful = inside.filter((error) => error.instancePath.split('/').length === deepest);
  if (helpful.length === 0) return [toMisfit(union)];
  return helpful.slice(0, 5).map(toMisfit);
}

function isInside(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

function uniqueMisfits(misfits: readonly Misfit[]): Misfit[] {
  return [...new Map(misfits.map((misfit) => [`${misfit.at} ${misfit.message}`, misfit])).values()];
}

function toMisfit(error: ErrorObject): Misfit {
  const { instancePath: at, keyword, params, message = 'does not fit' } = error;
  if (keyword === 'additionalProperties') {
    return { at: `${at}/${params.additionalProperty}`, message: 'is not described in the schema' };
  }
  if (keyword === 'const') return { at, message: `must be ${JSON.stringify(params.allowedValue)}` };
  if (keyword === 'enum') {
    return { at, message: `must be one of ${(params.allowedValues as unknown[]).join(', ')}` };
  }
  return { at, message };
}
