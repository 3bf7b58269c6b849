import type { OpenApi, Schema } from '../../shared/openapi.ts';

/** A bundle of a few models and no operation, for tests of the parts. */
export function tinySpec(schemas: Readonly<Record<string, Schema>>): OpenApi {
  return {
    openapi: '3.1.0',
    info: { title: 'Tiny', version: '1.0.0' },
    paths: {},
    components: { schemas },
  };
}

/** Where a model of a tiny spec stands. */
export function modelPointer(name: string): string {
  return `/components/schemas/${name}`;
}
