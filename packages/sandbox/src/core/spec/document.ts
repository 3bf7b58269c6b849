// What the repository's tools know of OpenAPI documents, compiled into this package: one reading of a spec for all.
export { bodySchemaPointer } from '../../../../../tools/shared/body-schema.ts';
export { atPointer } from '../../../../../tools/shared/json-pointer.ts';
export type { OpenApi, Operation, Parameter, Schema } from '../../../../../tools/shared/openapi.ts';
export {
  findOperation,
  isJsonMediaType,
  namedExamples,
  operations,
  parameterSchema,
  resolve,
} from '../../../../../tools/shared/openapi.ts';
export { createValidator, type Misfit, type Validator } from '../../../../../tools/shared/validator.ts';
