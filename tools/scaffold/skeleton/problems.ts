import { kebabCase } from '../names.ts';
import { requestIdHeader, schemaRef } from './resource.ts';

/** What can go wrong, by status. */
export const problems = {
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

/** References to the answers of these statuses. */
export function errorRefs(...statuses: (keyof typeof problems)[]) {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${problems[status].name}` }]),
  );
}

/** The answer of every status. */
export function errorResponses() {
  return Object.fromEntries(
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
            schema: schemaRef('ErrorResponse'),
            examples: { [kebabCase(name)]: { $ref: `#/components/examples/${kebabCase(name)}` } },
          },
        },
      },
    ]),
  );
}
