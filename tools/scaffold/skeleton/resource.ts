import { pascalCase } from '../names.ts';
import type { Target } from '../target.ts';

/** The names of the one resource that a placeholder spec has. */
export interface Resource {
  /** `thing` */
  readonly thing: string;
  /** `Thing`: its model. */
  readonly type: string;
}

/** Another word where the names of the resource would be those of the client. */
export function resourceOf({ name }: Target): Resource {
  const thing = /^Thing(Request|List)?$/.test(name) ? 'item' : 'thing';
  return { thing, type: pascalCase(thing) };
}

/** A reference to a model. */
export const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The headers of every answer. */
export const requestIdHeader = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
