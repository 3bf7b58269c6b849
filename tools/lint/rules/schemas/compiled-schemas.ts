import { compileError } from '../../compile-error.ts';
import type { Finding, Rule } from '../../spec.ts';

/** Every schema can be compiled. One that cannot takes all along that refer to it, so each reason is told once. */
export const compiledSchemas: Rule = {
  name: 'compiled-schemas',
  severity: 'error',
  *check({ schemas, validator }): Generator<Finding> {
    // What is referred to is compiled with what refers to it.
    const compiled = new Set(schemas.map(({ schema }) => schema.$ref));
    const told = new Set<string>();
    for (const { role, pointer } of schemas) {
      if ((role !== 'component' && role !== 'inline') || compiled.has(`#${pointer}`)) continue;
      const reason = compileError(validator, pointer);
      if (reason === undefined || told.has(reason)) continue;
      told.add(reason);
      yield { pointer, message: `This schema cannot be compiled: ${reason}. Correct the schema.` };
    }
  },
};
