import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { specsRoot } from '../../../shared/folders.ts';
import type { Finding, Rule } from '../../spec.ts';
import type { SpecNode } from '../../walk-spec.ts';

interface Extension {
  /** Where it may stand, in words. */
  readonly on: string;
  readonly allows: (node: SpecNode) => boolean;
  readonly example: string;
}

const kind =
  (...kinds: SpecNode['kind'][]) =>
  (node: SpecNode): boolean =>
    kinds.includes(node.kind);

/** The table of specs/README.md. */
const extensionTable: Readonly<Record<string, Extension>> = {
  'x-sdk': { on: 'an operation', allows: kind('operation'), example: '{ group: records, method: create }' },
  'x-source': {
    on: 'an operation or the root',
    allows: kind('operation', 'root'),
    example: "{ page: 'https://…' }",
  },
  'x-inferred': { on: 'anything', allows: () => true, example: 'true' },
  'x-environment': { on: 'a server', allows: kind('server'), example: 'test' },
  'x-warning': { on: 'a server', allows: kind('server'), example: 'This version is a preview.' },
  'x-managed': { on: 'a parameter', allows: kind('parameter'), example: "{ constant: '2026-05-04' }" },
  'x-strip-prefix': {
    on: 'a path parameter',
    allows: (node) => node.kind === 'parameter' && node.value.in === 'path',
    example: "'#'",
  },
  'x-idempotency': {
    on: 'the root',
    allows: kind('root'),
    example: '{ header: X-Idempotency-Key, format: uuid, ttlSeconds: 86400 }',
  },
  'x-pagination': {
    on: 'an operation',
    allows: kind('operation'),
    example: '{ style: offset, items: data, offset: offset, limit: limit, total: count }',
  },
  'x-errors': {
    on: 'the root',
    allows: kind('root'),
    example: '{ code: content.code, message: content.message }',
  },
  'x-not-executed': { on: 'a response', allows: kind('response'), example: 'true' },
  'x-reconcile': {
    on: 'an operation that writes (POST, PUT, PATCH, DELETE)',
    allows: (node) => node.kind === 'operation' && !/\/(get|head)$/.test(node.pointer),
    example: '{ operation: listRecords, hint: Look for your reference among the newest records. }',
  },
  'x-secret': {
    on: 'a property, a model or the schema of a parameter',
    allows: (node) =>
      node.kind === 'schema' &&
      (node.role === 'property' || node.role === 'component' || node.parent === 'parameter'),
    example: 'true',
  },
  'x-key-format': {
    on: 'a security scheme',
    allows: kind('securityScheme'),
    example: "{ pattern: '^test_.+', hint: A test key begins with test_. }",
  },
  'x-issued': {
    on: 'a schema of strings',
    allows: (node) => node.kind === 'schema' && [node.value.type].flat().includes('string'),
    example: 'true',
  },
  'x-needed': {
    on: 'a property of a request body',
    allows: (node) => node.kind === 'schema' && node.role === 'property',
    example: 'true',
  },
  'x-open-enum': {
    on: 'a schema of strings',
    allows: (node) => node.kind === 'schema' && [node.value.type].flat().includes('string'),
    example: '[PDF, XML]',
  },
  'x-open': {
    on: 'a schema of objects',
    allows: (node) =>
      node.kind === 'schema' && ['object', undefined].some((type) => [node.value.type].flat().includes(type)),
    example: "The vendor's page leaves this object collapsed.",
  },
};

/** Extensions are known, stand where they mean something, and hold what extensions.schema.json says. */
export const extensions: Rule = {
  name: 'extensions',
  severity: 'error',
  *check({ nodes }): Generator<Finding> {
    for (const node of nodes) {
      for (const [name, value] of Object.entries(node.value)) {
        if (name.startsWith('x-')) yield* checkExtension(node, name, value);
      }
    }
  },
};

function* checkExtension(node: SpecNode, name: string, value: unknown): Generator<Finding> {
  const pointer = `${node.pointer}/${name}`;
  const extension = extensionTable[name];
  if (!extension) {
    yield {
      pointer,
      message: `Unknown extension \`${name}\`. There are: ${Object.keys(extensionTable).join(', ')}.`,
    };
    return;
  }
  if (!extension.allows(node)) {
    yield {
      pointer,
      message: `\`${name}\` stands on ${extension.on}, not on this ${node.kind}. Move it or take it out.`,
    };
  }
  const validate = validateExtensions();
  if (validate({ [name]: value })) return;
  const reasons = (validate.errors ?? [])
    .filter((error) => error.keyword !== 'oneOf')
    .map((error) => `${error.instancePath.replace(`/${name}`, '').slice(1)} ${error.message}`.trim());
  const reason = [...new Set(reasons)].slice(0, 3).join('; ');
  yield {
    pointer,
    message: `\`${name}\` does not fit specs/extensions.schema.json: ${reason}. Example: \`${name}: ${extension.example}\`.`,
  };
}

let compiled: ValidateFunction | undefined;

function validateExtensions(): ValidateFunction {
  if (!compiled) {
    const schema = JSON.parse(readFileSync(join(specsRoot, 'extensions.schema.json'), 'utf8'));
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    compiled = ajv.compile(schema);
  }
  return compiled;
}
