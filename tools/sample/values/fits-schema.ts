import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Schema } from '../../shared/openapi.ts';
import { NoValue } from '../no-value.ts';

const keywords = [
  ...['type', 'const', 'enum', 'format', 'pattern', 'minLength', 'maxLength'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
];

// A format that nobody knows refuses nothing.
const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv);
const compiled = new Map<string, ValidateFunction>();
const known = new WeakMap<Schema, ValidateFunction>();

/** Whether a value without members fits what a schema says of such values. */
export function fitsSchema(schema: Schema, value: unknown): boolean {
  const validate = known.get(schema) ?? validatorOf(schema);
  known.set(schema, validate);
  return validate(value);
}

/** Compiled once for all schemas that say the same. */
function validatorOf(schema: Schema): ValidateFunction {
  const own = Object.fromEntries(Object.entries(schema).filter(([keyword]) => keywords.includes(keyword)));
  const key = JSON.stringify(own);
  const validate = compiled.get(key) ?? compile(own);
  compiled.set(key, validate);
  return validate;
}

function compile(schema: Schema): ValidateFunction {
  try {
    return ajv.compile(schema);
  } catch (error) {
    throw new NoValue(`Nothing fits what cannot be compiled: ${(error as Error).message}`);
  }
}
