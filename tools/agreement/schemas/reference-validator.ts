import { Ajv2020, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { plainCode } from '../../shared/validator.ts';

/** Why a value is refused: the keyword, and the very schema object of the document in which it stands. */
export interface Objection {
  readonly keyword: string;
  readonly schema: unknown;
  /** JSON pointer into the value. */
  readonly at: string;
  readonly message: string;
}

/** The verdict of JSON Schema on values, by the schemas of one bundle: what the generated schemas are compared with. */
export interface ReferenceValidator {
  accepts(pointer: string, value: unknown): boolean;
  /** Everything that is wrong, in every branch of every union. Slower than `accepts`. */
  objections(pointer: string, value: unknown): Objection[];
}

const documentKey = 'bundle:/';

/**
 * Ajv by the book: 2020-12, formats checked in full, nothing coerced, no default filled in. It is set up apart
 * from lint's validator, whose errors are rewritten for readers: this one is the measure.
 */
export function createReferenceValidator(document: OpenApi): ReferenceValidator {
  const quick = createAjv(document, {});
  const thorough = createAjv(document, { allErrors: true, verbose: true });
  return {
    accepts: (pointer, value) => quick(pointer)(value),
    objections(pointer, value) {
      const validate = thorough(pointer);
      return validate(value) ? [] : (validate.errors ?? []).map(toObjection);
    },
  };
}

function createAjv(
  document: OpenApi,
  options: { allErrors?: true; verbose?: true },
): (pointer: string) => ValidateFunction {
  // Not strict: extensions and `discriminator` stand in our schemas and say nothing about values.
  const ajv = new Ajv2020({
    ...options,
    strict: false,
    validateSchema: false,
    validateFormats: true,
    // Written once for all that refer to a model, not again at each of them.
    inlineRefs: false,
    code: plainCode,
  });
  addFormats.default(ajv, { mode: 'full' });
  ajv.addSchema(document as unknown as AnySchema, documentKey);
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const known = compiled.get(pointer);
    if (known !== undefined) return known;
    const validate = ajv.compile({ $ref: `${documentKey}#${encodeURI(pointer)}` });
    compiled.set(pointer, validate);
    return validate;
  };
}

function toObjection({ keyword, parentSchema, instancePath, message, params }: ErrorObject): Objection {
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  return {
    keyword,
    schema: parentSchema,
    at: extra === undefined ? instancePath : childPointer(instancePath, extra),
    message: message ?? keyword,
  };
}
