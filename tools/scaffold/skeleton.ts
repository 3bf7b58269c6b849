import type { OpenApi, Schema } from '../shared/openapi.ts';
import { kebabCase, pascalCase } from './names.ts';
import type { Target } from './target.ts';

/**
 * The spec that a new API begins with: a list, a read and a write of one invented resource, with everything that lint
 * asks for. All of it is marked `x-inferred`, since no vendor's page says any of it; it is there to be replaced.
 */
export function skeleton(target: Target): OpenApi {
  const thing = resourceName(target);
  const type = pascalCase(thing);
  const page = `https://docs.${target.package}.example/`;
  const placeholder = {
    'x-source': { page, documented: false, note: 'A placeholder: no page prints it.' },
    'x-inferred': true,
  };
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const errors = (...statuses: (keyof typeof problems)[]) =>
    Object.fromEntries(
      statuses.map((status) => [status, { $ref: `#/components/responses/${problems[status].name}` }]),
    );
  return {
    openapi: '3.1.0',
    info: {
      title: `${target.title} API`,
      version: '1',
      description: `Placeholder made by \`pnpm scaffold ${target.id}\`. Describe what the vendor's API does, and what a caller must know.`,
    },
    'x-source': { page },
    'x-errors': { code: 'code', message: 'message', fields: 'fields', requestIdHeader: 'X-Request-Id' },
    servers: [
      {
        url: `https://api.${target.package}.example/v1`,
        description: 'Production.',
        'x-environment': 'live',
      },
      {
        url: `https://api.test.${target.package}.example/v1`,
        description: 'Test.',
        'x-environment': 'test',
      },
    ],
    security: [{ bearerAuth: [] }],
    tags: [{ name: `${type}s`, description: `The placeholder resource.` }],
    paths: {
      [`/${thing}s`]: {
        get: {
          operationId: `list${type}s`,
          summary: `List ${thing}s`,
          description: `Answers a page of ${thing}s, the newest first.`,
          tags: [`${type}s`],
          'x-sdk': { group: `${thing}s`, method: 'list' },
          ...placeholder,
          'x-pagination': {
            style: 'offset',
            items: 'data',
            offset: 'offset',
            limit: 'limit',
            total: 'count',
          },
          parameters: [{ $ref: '#/components/parameters/Limit' }, { $ref: '#/components/parameters/Offset' }],
          responses: {
            '200': {
              description: `A page of ${thing}s.`,
              headers: requestIdHeader,
              content: {
                'application/json': {
                  schema: ref(`${type}List`),
                  examples: { [`${thing}s`]: { $ref: `#/components/examples/${thing}s` } },
                },
              },
            },
            ...errors('401', '429', '500'),
          },
        },
        post: {
          operationId: `create${type}`,
          summary: `Create a ${thing}`,
          description: `Stores a ${thing} and answers with it.`,
          tags: [`${type}s`],
          'x-sdk': { group: `${thing}s`, method: 'create' },
          ...placeholder,
          'x-reconcile': {
            operation: `list${type}s`,
            hint: `Look for the name among the newest ${thing}s.`,
          },
          requestBody: {
            description: `The new ${thing}.`,
            required: true,
            content: {
              'application/json': {
                schema: ref(`${type}Request`),
                examples: { [`new-${thing}`]: { $ref: `#/components/examples/new-${thing}` } },
              },
            },
          },
          responses: {
            '201': {
              description: `The ${thing} as it was stored.`,
              headers: requestIdHeader,
              content: {
                'application/json': {
                  schema: ref(type),
                  examples: { [`${thing}-created`]: { $ref: `#/components/examples/${thing}-created` } },
                },
              },
            },
            ...errors('401', '422', '429', '500'),
          },
        },
      },
      [`/${thing}s/{${thing}_id}`]: {
        parameters: [
          {
            name: `${thing}_id`,
            in: 'path',
            required: true,
            description: `Id of the ${thing}.`,
            schema: { type: 'string', examples: [ids[0]] },
          },
        ],
        get: {
          operationId: `get${type}`,
          summary: `Get a ${thing}`,
          description: `Answers one ${thing}.`,
          tags: [`${type}s`],
          'x-sdk': { group: `${thing}s`, method: 'get' },
          ...placeholder,
          responses: {
            '200': {
              description: `The ${thing}.`,
              headers: requestIdHeader,
              content: {
                'application/json': {
                  schema: ref(type),
                  examples: { [thing]: { $ref: `#/components/examples/${thing}` } },
                },
              },
            },
            ...errors('401', '404', '429', '500'),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        bearerAuth: { type: 'http', scheme: 'bearer', description: "The vendor's API key." },
      },
      schemas: {
        [type]: {
          type: 'object',
          description: `A ${thing} as the service knows it.`,
          required: ['id', 'name', 'amount', 'state', 'created_at'],
          properties: {
            id: { type: 'string', description: `Id of the ${thing}.`, examples: [ids[0]] },
            ...fields(thing),
            state: {
              type: 'string',
              description: `What became of the ${thing}.`,
              enum: ['OPEN', 'PAID'],
            },
            created_at: {
              type: 'string',
              format: 'date-time',
              description: 'When it was stored, in UTC.',
              examples: ['2026-03-02T09:30:00Z'],
            },
          },
        },
        [`${type}Request`]: {
          type: 'object',
          description: `A ${thing} to be stored.`,
          required: ['name', 'amount'],
          additionalProperties: false,
          properties: fields(thing),
        },
        [`${type}List`]: {
          type: 'object',
          description: `A page of ${thing}s.`,
          required: ['data', 'count'],
          properties: {
            data: { type: 'array', description: `The ${thing}s of this page.`, items: ref(type) },
            count: { type: 'integer', description: 'How many there are in all.', examples: [2] },
          },
        },
        ErrorResponse: {
          type: 'object',
          description: 'Why a request was refused.',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string', description: 'Stable code of the error.', examples: ['not_found'] },
            message: { type: 'string', description: 'The error in words.', examples: ['Nothing is there.'] },
            fields: {
              type: 'object',
              description: 'What is wrong, by field.',
              additionalProperties: {
                type: 'array',
                description: 'What is wrong with this field.',
                items: { type: 'string', description: 'One thing in words.', examples: ['is too long'] },
              },
            },
          },
        },
      },
      parameters: {
        Limit: {
          name: 'limit',
          in: 'query',
          description: 'How many to answer with. 20 when left out.',
          schema: { type: 'integer', minimum: 1, maximum: 100, default: 20, examples: [50] },
        },
        Offset: {
          name: 'offset',
          in: 'query',
          description: 'How many to skip. 0 when left out.',
          schema: { type: 'integer', minimum: 0, default: 0, examples: [100] },
        },
      },
      headers: {
        RequestId: {
          description: 'Id of the request, to be quoted to the vendor.',
          schema: { type: 'string', examples: ['req_5d1c0a7e'] },
        },
        RetryAfter: {
          description: 'Seconds to wait before the next request.',
          schema: { type: 'integer', minimum: 0, examples: [2] },
        },
      },
      responses: Object.fromEntries(
        Object.entries(problems).map(([status, { name, description }]) => [
          name,
          {
            description,
            headers: {
              ...requestIdHeader,
              ...(status === '429' ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {}),
            },
            content: {
              'application/json': {
                schema: ref('ErrorResponse'),
                examples: { [kebabCase(name)]: { $ref: `#/components/examples/${kebabCase(name)}` } },
              },
            },
          },
        ]),
      ),
      examples: {
        [`${thing}s`]: {
          summary: `Two ${thing}s`,
          value: { data: [paid(1, 'Window seat', '24.00'), open()], count: 2 },
        },
        [thing]: { summary: `An open ${thing}`, value: open() },
        [`new-${thing}`]: {
          summary: `A ${thing} to be stored`,
          value: { name: 'Corner table', amount: '12.50' },
        },
        [`${thing}-created`]: { summary: `The ${thing} that was stored`, value: open() },
        ...Object.fromEntries(
          Object.values(problems).map(({ name, summary, value }) => [kebabCase(name), { summary, value }]),
        ),
      },
    },
  };
}

/** Another word where the names of the resource would be those of the client. */
function resourceName({ name }: Target): string {
  return /^Thing(Request|List)?$/.test(name) ? 'item' : 'thing';
}

const ids = ['7f3c9a10', '7f3c9a11'] as const;

const requestIdHeader = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };

function fields(thing: string): Record<string, Schema> {
  return {
    name: {
      type: 'string',
      description: `Name of the ${thing}.`,
      minLength: 1,
      maxLength: 80,
      examples: ['Corner table'],
    },
    amount: {
      type: 'string',
      description: 'Amount in euro, with two decimals.',
      pattern: '^\\d{1,9}\\.\\d{2}$',
      examples: ['12.50'],
    },
  };
}

function open() {
  return {
    id: ids[0],
    name: 'Corner table',
    amount: '12.50',
    state: 'OPEN',
    created_at: '2026-03-02T09:30:00Z',
  };
}

function paid(index: 1, name: string, amount: string) {
  return { id: ids[index], name, amount, state: 'PAID', created_at: '2026-03-02T08:15:00Z' };
}

const problems = {
  '401': {
    name: 'Unauthorized',
    description: 'The key is missing or not known.',
    summary: 'A key that is not known',
    value: { code: 'unauthorized', message: 'The API key is not known.' },
  },
  '404': {
    name: 'NotFound',
    description: 'There is nothing with this id.',
    summary: 'An id that is not known',
    value: { code: 'not_found', message: 'There is nothing with this id.' },
  },
  '422': {
    name: 'UnprocessableEntity',
    description: 'A field of the request is refused.',
    summary: 'A name that is too long',
    value: { code: 'invalid', message: 'The request is not valid.', fields: { name: ['is too long'] } },
  },
  '429': {
    name: 'TooManyRequests',
    description: 'Too many requests. Nothing was carried out.',
    summary: 'Too many requests',
    value: { code: 'rate_limited', message: 'Wait before the next request.' },
  },
  '500': {
    name: 'InternalServerError',
    description: 'The service failed.',
    summary: 'A failure of the service',
    value: { code: 'internal', message: 'Something went wrong on our side.' },
  },
} as const;
