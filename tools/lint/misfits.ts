import type { Misfit } from '../shared/validator.ts';
import { compileError } from './compile-error.ts';
import type { Spec } from './spec.ts';
import { undescribedFields } from './undescribed-fields.ts';

/** What is wrong with a value. */
export interface SpecMisfit extends Misfit {
  /** It is a field that no schema names, where the schema is open. */
  readonly undescribed: boolean;
}

/** Why a value does not fit the schema at a pointer. A schema that cannot be compiled is told of by its own rule. */
export function misfitsOf(spec: Spec, pointer: string, value: unknown): SpecMisfit[] {
  if (compileError(spec.validator, pointer) !== undefined) return [];
  const misfits = spec.validator.check(pointer, value);
  const told = new Set(misfits.map(({ at }) => at));
  const fields = undescribedFields(spec, pointer, value).filter((at) => !told.has(at));
  return [
    ...misfits.map((misfit) => ({ ...misfit, undescribed: false })),
    ...fields.map((at) => ({ at, message: 'is not described in the schema', undescribed: true })),
  ];
}
