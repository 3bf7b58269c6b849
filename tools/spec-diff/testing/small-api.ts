import type { OpenApi, Schema } from '../../shared/openapi.ts';

/** Any part of a spec. */
export type Node = Readonly<Record<string, unknown>>;

const jsonOf = (schema: Schema) => ({ 'application/json': { schema } });

const createThing: Node = {
  operationId: 'createThing',
  summary: 'Create a thing',
  'x-sdk': { group: 'things', method: 'create' },
  parameters: [],
  requestBody: { required: true, content: jsonOf({ type: 'object', properties: {} }) },
  responses: {
    200: { description: 'The thing.', content: jsonOf({ type: 'object', properties: {} }) },
    400: { description: 'Refused.' },
  },
};

/** A spec of one operation, `POST /things`. What is given is laid over it, `undefined` takes a part away. */
export function api(parts: Node = {}): OpenApi {
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://test.example', 'x-environment': 'test' }],
    paths: { '/things': { post: createThing } },
    ...parts,
  } as unknown as OpenApi;
}

/** The operation of `api()` with some members laid over it. */
export function operationWith(members: Node, route: { path?: string; method?: string } = {}): OpenApi {
  const { path = '/things', method = 'post' } = route;
  return api({ paths: { [path]: { [method]: { ...createThing, ...members } } } });
}

/** The operation of `api()` with these parameters. */
export function parameters(...list: readonly Node[]): OpenApi {
  return operationWith({
    parameters: list.map((one) => ({ in: 'query', schema: { type: 'string' }, ...one })),
  });
}

/** The operation of `api()` that takes such a body. */
export function request(schema: Schema, models: Readonly<Record<string, Schema>> = {}): OpenApi {
  return {
    ...operationWith({ requestBody: { required: true, content: jsonOf(schema) } }),
    components: { schemas: models },
  };
}

/** The operation of `api()` that answers 200 with such a body. */
export function answer(schema: Schema, models: Readonly<Record<string, Schema>> = {}): OpenApi {
  return {
    ...operationWith({ responses: { 200: { description: 'The thing.', content: jsonOf(schema) } } }),
    components: { schemas: models },
  };
}

/** The operation of `api()` with these responses, each with a description of its own. */
export function responses(byStatus: Readonly<Record<string, Node>>): OpenApi {
  return operationWith({
    responses: Object.fromEntries(
      Object.entries(byStatus).map(([status, response]) => [
        status,
        { description: 'An answer.', ...response },
      ]),
    ),
  });
}

/** An object with these fields. */
export function fields(properties: Readonly<Record<string, Schema>>, ...required: string[]): Schema {
  return { type: 'object', required, properties };
}
