import type { Validator } from '../shared/validator.ts';

/** Why the schema at this pointer cannot be compiled; undefined where it can. */
export function compileError(validator: Validator, pointer: string): string | undefined {
  try {
    validator.check(pointer, undefined);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // The same schema, whether it is asked for or referred to.
    return reason.replaceAll('bundle:/#', '#');
  }
}
