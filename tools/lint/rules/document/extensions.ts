import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { stringify } from 'yaml';
import { specsRoot } from '../../../shared/folders.ts';
import type { Finding, Rule } from '../../spec.ts';
import type { SpecNode } from '../../walk-spec.ts';

/** Where an extension may stand. */
interface Place {
  readonly words: string;
  allows(node: SpecNode): boolean;
}

const on = (words: string, ...kinds: SpecNode['kind'][]): Place => ({
  words,
  allows: ({ kind }) => kinds.includes(kind),
});

const schemaOf = (words: string, allows: (node: SpecNode) => boolean): Place => ({
  words,
  allows: (node) => node.kind === 'schema' && allows(node),
});

const strings = schemaOf('a schema of strings', ({ value }) => [value.type].flat().includes('string'));

/** The table of specs/README.md. What each holds is in extensions.schema.json. */
const places: Readonly<Record<string, Place>> = {
  'x-sdk': on('an operation', 'operation'),
  'x-source': on('an operation or the root', 'operation', 'root'),
  'x-inferred': { words: 'anything', allows: () => true },
  'x-environment': on('a server', 'server'),
  'x-warning': on('a server', 'server'),
  'x-managed': on('a parameter', 'parameter'),
  'x-strip-prefix': {
    words: 'a path parameter',
    allows: ({ kind, value }) => kind === 'parameter' && value.in === 'path',
  },
  'x-idempotency': on('the root', 'root'),
  'x-pagination': on('an operation', 'operation'),
  'x-errors': on('the root', 'root'),
  'x-not-executed': on('a response', 'response'),
  'x-reconcile': {
    words: 'an operation that writes (POST, PUT, PATCH, DELETE)',
    allows: ({ kind, pointer }) => kind === 'operation' && !/\/(get|head)$/.test(pointer),
  },
  'x-secret': schemaOf(
    'a property, a model or the schema of a parameter',
    ({ role, parent }) => role === 'property' || role === 'component' || parent === 'parameter',
  ),
  'x-key-format': on('a security scheme', 'securityScheme'),
  'x-issued': strings,
  'x-needed': schemaOf('a property of a request body', ({ role }) => role === 'property'),
  'x-open-enum': strings,
  'x-open': schemaOf('a schema of objects', ({ value }) =>
    ['object', undefined].some((type) => [value.type].flat().includes(type)),
  ),
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
  const place = places[name];
  if (!place) {
    yield {
      pointer,
      message: `Unknown extension \`${name}\`. There are: ${Object.keys(places).join(', ')}.`,
    };
    return;
  }
  if (!place.allows(node)) {
    yield {
      pointer,
      message: `\`${name}\` stands on ${place.words}, not on this ${node.kind}. Move it or take it out.`,
    };
  }
  const validate = validator();
  if (validate({ [name]: value })) return;
  const reasons = (validate.errors ?? [])
    .filter((error) => error.keyword !== 'oneOf')
    .map((error) => `${error.instancePath.replace(`/${name}`, '').slice(1)} ${error.message}`.trim());
  const reason = [...new Set(reasons)].slice(0, 3).join('; ');
  yield {
    pointer,
    message: `\`${name}\` does not fit specs/extensions.schema.json: ${reason}. Example: \`${exampleOf(name)}\`.`,
  };
}

const extensionsSchema = JSON.parse(readFileSync(join(specsRoot, 'extensions.schema.json'), 'utf8')) as {
  readonly properties: Readonly<Record<string, { readonly examples: readonly unknown[] }>>;
};

/** A line of YAML: `x-sdk: { group: records, method: create }`. */
function exampleOf(name: string): string {
  const value = extensionsSchema.properties[name]?.examples[0];
  return stringify({ [name]: value }, { collectionStyle: 'flow', singleQuote: true, lineWidth: 0 }).replace(
    /^\{ (.*) \}\n$/,
    '$1',
  );
}

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  if (!compiled) {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    compiled = ajv.compile(extensionsSchema);
  }
  return compiled;
}
