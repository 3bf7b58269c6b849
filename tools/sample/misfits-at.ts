import type { Validator } from '../shared/validator.ts';
import { withoutBytes } from './without-bytes.ts';

/** Tells what is wrong with values of the schema at a pointer of a bundle, in words: Ajv has the say. */
export function misfitsAt(validator: Validator, pointer: string): (value: unknown) => string[] {
  return (value) =>
    validator.check(pointer, withoutBytes(value)).map(({ at, message }) => `${at} ${message}`.trim());
}
