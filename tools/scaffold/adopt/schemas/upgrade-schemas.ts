import { walkSpec } from '../../../lint/walk-spec.ts';
import { type OpenApi, resolve } from '../../../shared/openapi.ts';
import { asNode, type Draft, type Finding, type Node, nameOfPlace } from '../finding.ts';
import { dropIdleLimits, fitValues, readablePattern } from './agree-with-type.ts';

const jsonFormats = ['date', 'date-time', 'email', 'uri', 'uri-reference', 'uuid', 'int32', 'binary'];

/** Writes schemas of OpenAPI 3.0 as JSON Schema 2020-12, and drops what no tool of ours reads. */
export function upgradeSchemas({ document, findings }: Draft): void {
  const is30 = document.openapi.startsWith('3.0');
  for (const { kind, pointer, value } of walkSpec(document)) {
    if (kind === 'schema') {
      const found = upgradeSchema(value as Node, is30);
      const where = found.length === 0 ? '' : nameOfPlace(document, pointer);
      for (const finding of found) findings.push({ where, ...finding });
    } else if (kind === 'parameter' || kind === 'header') {
      moveExample(document, value as Node);
      if (takeNull(asNode(value.schema))) {
        findings.push({
          where: nameOfPlace(document, pointer),
          shape: 'null in a parameter',
          advice: 'left out: callers leave the parameter out instead',
        });
      }
    } else if (kind === 'mediaType') {
      nameExample(value as Node);
    }
  }
  asNode(document).openapi = '3.1.0';
}

function upgradeSchema(schema: Node, is30: boolean): Omit<Finding, 'where'>[] {
  const findings: Omit<Finding, 'where'>[] = [];
  if (typeof schema.$ref === 'string') {
    // Beside a reference, 3.0 ignores everything.
    for (const key of Object.keys(schema))
      if (key !== '$ref' && (is30 || !besideReference.includes(key))) delete schema[key];
    return findings;
  }
  for (const key of ['xml', 'externalDocs', '$schema', '$comment', '$id']) delete schema[key];
  takeNotes(schema);
  unwrapSingle(schema);
  upgradeNullable(schema);
  takeUnevaluated(schema);
  upgradeLimit(schema, 'exclusiveMinimum', 'minimum');
  upgradeLimit(schema, 'exclusiveMaximum', 'maximum');
  if ('example' in schema) {
    schema.examples ??= [schema.example];
    delete schema.example;
  }
  if ('examples' in schema && !Array.isArray(schema.examples)) delete schema.examples;
  if (Array.isArray(schema.examples) && schema.examples[0] === null)
    schema.examples.push(schema.examples.shift());
  if (schema.format === 'byte') {
    delete schema.format;
    schema.contentEncoding = 'base64';
  }
  findings.push(...dropIdleLimits(schema), ...fitValues(schema), ...readablePattern(schema));
  const { format } = schema;
  if (typeof format === 'string' && !jsonFormats.includes(format)) {
    delete schema.format;
    const advice =
      schema.type === 'string'
        ? 'the format is left out: write a `pattern` if the vendor keeps to one'
        : 'the format is left out: state `minimum` and `maximum` if the vendor does';
    findings.push({ shape: `\`format: ${format}\``, advice });
  }
  return findings;
}

/** Where nothing else of the schema looks at fields, those that nothing looked at are those that it does not name. */
function takeUnevaluated(schema: Node): void {
  for (const key of ['additionalProperties', 'unevaluatedProperties']) {
    // Nothing is not anything: another way to say that there are none.
    if (JSON.stringify(schema[key]) === '{"not":{}}') schema[key] = false;
  }
  const looks = ['allOf', 'oneOf', 'anyOf', 'if', 'dependentSchemas', '$ref'].some((key) => key in schema);
  if (looks || !('unevaluatedProperties' in schema)) return;
  schema.additionalProperties ??= schema.unevaluatedProperties;
  delete schema.unevaluatedProperties;
}

/** What we know beside a reference. */
const besideReference = ['description', 'readOnly', 'writeOnly'];

const notes = ['description', 'title', 'example', 'examples', 'default', 'deprecated', 'nullable'];

/** A part of an `allOf` that asks for nothing is a note on the whole: `allOf: [{ $ref }, { description }]`. */
function takeNotes(schema: Node): void {
  const parts = Array.isArray(schema.allOf) ? (schema.allOf as Node[]) : [];
  const rest = parts.filter((part) => !asksNothing(part));
  if (rest.length === 0 || rest.length === parts.length) return;
  schema.allOf = rest;
  for (const part of parts.filter(asksNothing)) {
    if (part.description !== undefined) schema.description ??= part.description;
    for (const mark of ['nullable', 'readOnly', 'writeOnly']) if (part[mark] === true) schema[mark] = true;
  }
}

/** Of an `allOf` of objects, `type: object` asks for nothing more. */
function asksNothing(part: Node): boolean {
  const asks = Object.keys(part).filter((key) => !isNote(key));
  return asks.length === 0 || (asks.length === 1 && part.type === 'object');
}

function isNote(key: string): boolean {
  return notes.includes(key) || besideReference.includes(key) || key.startsWith('x-');
}

/** `allOf: [{ $ref }]` is how 3.0 puts a description, or `readOnly`, beside a reference. */
function unwrapSingle(schema: Node): void {
  const [only, ...others] = Array.isArray(schema.allOf) ? (schema.allOf as Node[]) : [];
  // What a reference leads to says of which type it is.
  const isSaid = (key: string) =>
    key === 'allOf' || isNote(key) || (key === 'type' && '$ref' in (only ?? {}));
  if (only === undefined || others.length > 0 || !Object.keys(schema).every(isSaid)) return;
  delete schema.allOf;
  if ('$ref' in only) delete schema.type;
  if (schema.nullable === true) {
    schema.oneOf = [only];
    return;
  }
  delete schema.nullable;
  if (typeof only.$ref === 'string') {
    for (const key of Object.keys(schema)) if (!besideReference.includes(key)) delete schema[key];
  }
  for (const [key, value] of Object.entries(only)) schema[key] ??= value;
}

function upgradeNullable(schema: Node): void {
  const { nullable } = schema;
  delete schema.nullable;
  if (nullable !== true) return;
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum.push(null);
  const branches = (schema.oneOf ?? schema.anyOf) as unknown[] | undefined;
  if (branches !== undefined && schema.discriminator !== undefined) {
    const { description, ...union } = { ...schema };
    for (const key of Object.keys(schema)) if (key !== 'description') delete schema[key];
    schema.oneOf = [union, { type: 'null' }];
  } else if (branches !== undefined) {
    delete schema.type;
    branches.push({ type: 'null' });
  } else if (schema.allOf !== undefined) {
    const inner: Node = {};
    for (const key of Object.keys(schema)) {
      if (key === 'description') continue;
      inner[key] = schema[key];
      delete schema[key];
    }
    schema.oneOf = [inner, { type: 'null' }];
  } else if (typeof schema.type === 'string') {
    schema.type = [schema.type, 'null'];
  }
}

function upgradeLimit(schema: Node, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  if (schema[exclusive] === true && schema[inclusive] !== undefined) {
    schema[exclusive] = schema[inclusive];
    delete schema[inclusive];
  } else {
    delete schema[exclusive];
  }
}

/** The example of a parameter belongs to its schema, where the sampler looks; named ones stay where it has enough. */
function moveExample(document: OpenApi, node: Node): void {
  const named = Object.values(asNode(node.examples)).flatMap((example) => {
    const { value } = resolve<Node>(document, asNode(example));
    return value === undefined ? [] : [value];
  });
  const examples = 'example' in node ? [node.example] : named;
  delete node.example;
  const schema = asNode(node.schema);
  const isScalar = ['string', 'integer', 'number'].includes(String([schema.type].flat()[0]));
  const hasEnough = ['enum', 'const', 'example', 'examples', 'x-open-enum'].some((key) => key in schema);
  if (examples.length === 0 || hasEnough || !isScalar) return;
  delete node.examples;
  schema.examples = examples;
}

/** A null has no form in a path, a query or a header. Tells whether there was one. */
function takeNull(schema: Node): boolean {
  const types = Array.isArray(schema.type) ? (schema.type as string[]) : [];
  if (schema.nullable !== true && !types.includes('null')) return false;
  delete schema.nullable;
  const rest = types.filter((type) => type !== 'null');
  if (types.length > 0) schema.type = rest.length === 1 ? rest[0] : rest;
  if (Array.isArray(schema.enum)) schema.enum = schema.enum.filter((value) => value !== null);
  return true;
}

/** The one example of a body gets a name, as all of ours have. */
function nameExample(media: Node): void {
  const { example } = media;
  if (example === undefined) return;
  delete media.example;
  media.examples ??= { example: { value: example } };
}
