import type { OpenApi } from '../../shared/openapi.ts';
import { itemIds } from './examples.ts';
import { errorRefs } from './problems.ts';
import { type Resource, requestIdHeader, schemaRef } from './resource.ts';

/** A list, a read and a write; `placeholder` says of each that no page prints it. */
export function skeletonPaths({ thing, type }: Resource, placeholder: object): NonNullable<OpenApi['paths']> {
  return {
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
          size: 20,
        },
        parameters: [{ $ref: '#/components/parameters/Limit' }, { $ref: '#/components/parameters/Offset' }],
        responses: {
          '200': {
            description: `A page of ${thing}s.`,
            headers: requestIdHeader,
            content: {
              'application/json': {
                schema: schemaRef(`${type}List`),
                examples: { [`${thing}s`]: { $ref: `#/components/examples/${thing}s` } },
              },
            },
          },
          ...errorRefs('401', '429', '500'),
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
              schema: schemaRef(`${type}Request`),
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
                schema: schemaRef(type),
                examples: { [`${thing}-created`]: { $ref: `#/components/examples/${thing}-created` } },
              },
            },
          },
          ...errorRefs('401', '422', '429', '500'),
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
          schema: { type: 'string', examples: [itemIds[0]] },
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
                schema: schemaRef(type),
                examples: { [thing]: { $ref: `#/components/examples/${thing}` } },
              },
            },
          },
          ...errorRefs('401', '404', '429', '500'),
        },
      },
    },
  };
}
