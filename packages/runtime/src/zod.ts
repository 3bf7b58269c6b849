// What the subpath `/zod` of a vendor's package is made of.
export { type ZodSchema, zodSchema } from './validation/zod-schema.ts';
