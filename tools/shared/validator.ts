import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { explainErrors, type Misfit } from './explain-errors.ts';
import type { OpenApi } from './openapi.ts';

export type { Misfit } from './explain-errors.ts';

/** Validates values by the schemas of one bundle, as JSON Schema 2020-12 with asserted formats. */
export interface Validator {
  /** Empty when the value fits the schema at this pointer of the bundle. Throws when the schema cannot be compiled. */
  check(pointer: string, value: unknown): Misfit[];
  /** Whether the value fits: `check` without the reasons. */
  accepts(pointer: string, value: unknown): boolean;
}

/** Formats that our specs may use (specs/README.md, rule 11). Any other one fails to compile. */
const formats = ['date', 'date-time', 'email', 'uri', 'uri-reference', 'uuid', 'int32', 'binary'] as const;

/** Keywords that stand in a schema and say nothing about its values. */
const annotations = ['discriminator', 'externalDocs', 'xml', 'example'];

const documentKey = 'bundle:/';

/** Ajv's shortening of what it writes takes longer than all that is ever checked with it. */
export const plainCode = { optimize: false } as const;

/** Compiles schemas of a bundle when first asked for. */
export function createValidator(document: OpenApi): Validator {
  const ajv = createAjv(document);
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string): ValidateFunction => {
    let validate = compiled.get(pointer);
    if (!validate) {
      validate = ajv.compile({ $ref: `${documentKey}#${encodeURI(pointer)}` });
      compiled.set(pointer, validate);
    }
    return validate;
  };
  return {
    check(pointer, value) {
      const validate = validatorOf(pointer);
      return validate(value) ? [] : explainErrors(validate.errors ?? []);
    },
    accepts: (pointer, value) => validatorOf(pointer)(value),
  };
}

function createAjv(document: OpenApi): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strictSchema: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    // The bundle is an OpenAPI document, not a schema: only what is asked for is looked at.
    validateSchema: false,
    code: plainCode,
  });
  addFormats.default(ajv, [...formats]);
  // Ajv reads the root as a schema before it follows a pointer into it, hence the root's own keys.
  ajv.addVocabulary([...new Set([...annotations, ...Object.keys(document), ...extensionNames(document)])]);
  ajv.addSchema(document as unknown as AnySchema, documentKey);
  return ajv;
}

function extensionNames(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const item of node) extensionNames(item, found);
  else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (key.startsWith('x-')) found.add(key);
      extensionNames(value, found);
    }
  }
  return found;
}
