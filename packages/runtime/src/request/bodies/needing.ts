import type { BodyFormat } from '../../operation/descriptors.ts';

/**
 * A format whose bodies have to have these fields, which the schema leaves optional since the vendor shows requests
 * without them (`x-needed`): a call that lacks one is refused before anything is sent, whatever `validation` says.
 */
export function needing(format: BodyFormat, fields: readonly string[]): BodyFormat {
  return {
    ...format,
    encode(value, ...rest) {
      const [, report] = rest;
      const missing = fields.filter((field) => !isGiven(value, field));
      if (missing.length === 0) return format.encode(value, ...rest);
      for (const field of missing) {
        const message = 'is required: without it the call does nothing';
        report({ path: `body.${field}`, code: 'invalid_type', message });
      }
      return undefined;
    },
  };
}

function isGiven(body: unknown, field: string): boolean {
  if (body instanceof FormData) return body.has(field);
  const value = (body as Readonly<Record<string, unknown>> | null)?.[field];
  // An empty list makes no part of a form.
  return [value].flat().some((item) => item !== undefined && item !== null);
}

/** The data of an operation whose body has to have these fields, which the body's own type leaves optional. */
export type Needing<Data, Field extends PropertyKey> = {
  [Part in keyof Data]: Part extends 'body' ? WithFields<Data[Part], Field> : Data[Part];
};

type WithFields<Body, Field extends PropertyKey> = Body extends object
  ? Body & { [Name in Field & keyof Body]-?: Exclude<Body[Name], undefined> }
  : Body;
