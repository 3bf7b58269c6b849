import { lazy, type ZodMiniType } from 'zod/mini';
import { type $ZodIssue, $ZodType, config, type ParsePayload, util } from 'zod/v4/core';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Schema } from '../schema/lazy.ts';
import { describeIssues } from './describe-issue.ts';

/**
 * A schema of `zod/mini`: it parses, has a place in other schemas, and is a Standard Schema. What it returns is the very
 * value that it was given. The type stands beside it and is never inferred, which would cost a compiler seconds.
 */
export type ZodSchema<T> = ZodMiniType<T, T>;

/** Makes a schema of zod's out of one that only looks. It is built when it first meets a value. */
export function zodSchema<T>(schema: Schema<T>): ZodSchema<T> {
  return lazy(() => explained(schema())) as $ZodType as ZodSchema<T>;
}

/** The same schema, and a sentence for each issue that nobody has words for: `zod/mini` brings none along. */
function explained(schema: $ZodType): $ZodType {
  const { optin, optout, run: look } = schema._zod;
  const run: typeof look = (payload, context) => {
    const { value } = payload;
    const from = payload.issues.length;
    look(payload, context);
    for (const issue of payload.issues.slice(from)) {
      // What the user says of errors comes first, or zod in the user's language.
      if (util.finalizeIssue(issue, context, config()).message === SAYS_NOTHING) {
        Object.assign(issue, { message: sentence(issue, value) });
      }
    }
    return payload;
  };
  // A leaf: `zod` walks through what it knows the insides of, and ours are not its own.
  const explaining = new $ZodType({ type: 'custom' });
  Object.assign(explaining._zod, { parse: run, run, optin, optout, toJSONSchema: refuseJsonSchema });
  return explaining;
}

const SAYS_NOTHING = 'Invalid input';

function sentence(issue: ParsePayload['issues'][number], value: unknown): string {
  const { path = [] } = issue;
  const here = path.length === 0 ? '' : `.${path.map(String).join('.')}`;
  return describeIssues([{ ...issue, path } as $ZodIssue], value, '')
    .map((told) => {
      // Further down: a field that nobody knows, or what the nearest of several forms lacks.
      const below = told.path.slice(here.length + 1);
      return below === '' ? told.message : `${below} ${told.message}`;
    })
    .join('; ');
}

// What zod would make of it lacks every pattern and every limit.
function refuseJsonSchema(): never {
  throw new ConfigurationError(
    'A generated schema has no JSON Schema here. Take it from the `components.schemas` of the `openapi.json` that the same package exports',
  );
}
