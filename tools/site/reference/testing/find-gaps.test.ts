import { describe, expect, it } from 'vitest';
import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import type { FieldNode } from '../model/field-node.ts';
import { operationPage } from '../operation/operation-page.ts';
import { specFacts } from '../operation/spec-facts.ts';
import { findGaps } from './find-gaps.ts';

const document = documentOf({
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { type: 'string', enum: ['A', 'B'] },
    size: { type: 'integer', minimum: 2, default: 7 },
    lines: { type: 'array', items: { type: 'string', maxLength: 12 } },
    parent: { $ref: '#/components/schemas/Thing' },
  },
});

describe('what a page lacks', () => {
  it('is nothing as it is made', () => {
    expect(gapsWith((body) => body)).toEqual([]);
  });

  it.each<[string, (child: FieldNode) => FieldNode | undefined, string[]]>([
    ['a field', (child) => (child.name === 'lines' ? undefined : child), ['body.lines: there is nothing']],
    [
      'a value',
      (child) => (child.name === 'kind' ? { ...child, values: child.values?.slice(1) ?? [] } : child),
      ['body.kind: the value "A" is missing'],
    ],
    [
      'a limit and a default',
      (child) => (child.name === 'size' ? { ...child, limits: [] } : child),
      ['body.size: minimum 2 is not in []', 'body.size: default 7 is not in []'],
    ],
    [
      'the limit of an item',
      (child) => (child.name === 'lines' ? { ...child, limits: ['up to 12 characters'] } : child),
      ['body.lines[]: maxLength 12 is not in []'],
    ],
    [
      'that a field must be there',
      (child) => (child.name === 'kind' ? { ...child, required: false } : child),
      ['body.kind: is required'],
    ],
    [
      'the place of a model',
      (child) => (child.name === 'parent' ? { ...child, sameAs: 'nowhere' } : child),
      ['body.parent: `nowhere` is nowhere'],
    ],
  ])('%s', (_, change, gaps) => {
    const changed = (body: FieldNode): FieldNode => ({
      ...body,
      children: (body.children ?? []).flatMap((child) => change(child) ?? []),
    });
    expect(gapsWith(changed)).toEqual(gaps);
  });
});

function gapsWith(change: (body: FieldNode) => FieldNode): string[] {
  const facts = specFacts(document, '');
  const [operation] = facts.operations;
  if (operation === undefined) throw new Error('There is one operation.');
  const page = { ...operationPage(facts, operation, 'till'), curl: '', samples: [] };
  if (page.body === undefined) throw new Error('It has a body.');
  return findGaps(document, operation, { ...page, body: { ...page.body, node: change(page.body.node) } });
}

function documentOf(Thing: Schema): OpenApi {
  return {
    openapi: '3.1.0',
    info: { title: 'Till', version: '1' },
    paths: {
      '/things': {
        post: {
          operationId: 'createThing',
          'x-sdk': { group: 'things', method: 'create' },
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          responses: { 204: { description: 'Made.' } },
        },
      },
    },
    components: { schemas: { Thing } },
  };
}
