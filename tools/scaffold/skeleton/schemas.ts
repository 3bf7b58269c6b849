import type { Schema } from '../../shared/openapi.ts';
import { itemIds } from './examples.ts';
import { type Resource, schemaRef } from './resource.ts';

/** The models: what answers hold, what a request may, and how an error looks. */
export function skeletonSchemas({ thing, type }: Resource): Record<string, Schema> {
  return {
    [type]: {
      type: 'object',
      description: `A ${thing} as the service knows it.`,
      required: ['id', 'name', 'amount', 'state', 'created_at'],
      properties: {
        id: { type: 'string', description: `Id of the ${thing}.`, examples: [itemIds[0]] },
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
        data: { type: 'array', description: `The ${thing}s of this page.`, items: schemaRef(type) },
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
  };
}

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
