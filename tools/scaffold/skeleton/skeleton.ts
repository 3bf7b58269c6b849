import type { OpenApi } from '../../shared/openapi.ts';
import type { Target } from '../target.ts';
import { skeletonExamples } from './examples.ts';
import { skeletonPaths } from './paths.ts';
import { errorResponses } from './problems.ts';
import { resourceOf } from './resource.ts';
import { skeletonSchemas } from './schemas.ts';

/**
 * The spec that a new API begins with: a list, a read and a write of one invented resource, with everything that lint
 * asks for. All of it is marked `x-inferred`, since no vendor's page says any of it; it is there to be replaced.
 */
export function skeleton(target: Target): OpenApi {
  const resource = resourceOf(target);
  const page = `https://docs.${target.package}.example/`;
  const placeholder = {
    'x-source': { page, documented: false, note: 'A placeholder: no page prints it.' },
    'x-inferred': true,
  };
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
    tags: [{ name: `${resource.type}s`, description: `The placeholder resource.` }],
    paths: skeletonPaths(resource, placeholder),
    components: {
      securitySchemes: {
        bearerAuth: { type: 'http', scheme: 'bearer', description: "The vendor's API key." },
      },
      schemas: skeletonSchemas(resource),
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
      responses: errorResponses(),
      examples: skeletonExamples(resource),
    },
  };
}
