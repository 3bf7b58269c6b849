import { childPointer } from '../shared/json-pointer.ts';
import type { OpenApi, Operation, Parameter, Schema } from '../shared/openapi.ts';
import { operations, parameterSchema } from '../shared/openapi.ts';
import { checkNames } from './check-names.ts';
import { clientOperation } from './client-operation.ts';
import { isFlag } from './flag.ts';
import type { SchemaContext } from './schema-view.ts';
import { componentName, schemaView } from './schema-view.ts';
import { statusComponent } from './status-component.ts';
import { noting, UnsupportedShape, UnsupportedShapes } from './unsupported-shape.ts';

type Node = Record<string, unknown>;

/**
 * The document that hey-api reads: what the caller of a client sees.
 *
 * - Headers that the client supplies are gone, parameters that it has a default for are optional.
 * - A component that requests and answers share stands there twice: strict as `<Name>Input`, loose as `<Name>`.
 * - Every rule of a schema is in `x-q`, which the resolvers read; see `annotations.ts`.
 */
export function clientView(document: OpenApi): Node {
  const all = [...operations(document)];
  const refused: UnsupportedShape[] = [];
  const names = componentNames(document, all, refused);
  const tags = tagFields(document);
  const context = (loose: boolean): SchemaContext => ({
    loose,
    refused,
    resolve: (ref) => document.components?.schemas?.[componentName(ref)] ?? {},
    nameOf: (component) => (loose ? component : (names.strict.get(component) ?? component)),
    isTag: (component, property) => component !== undefined && (tags.get(component)?.has(property) ?? false),
  });
  const strict = context(false);
  const loose = context(true);

  const models = new Map([...names.loose].map((name) => [name, name]));
  for (const [component, name] of names.strict) models.set(name, component);
  checkNames(document, all, models, refused);

  const schemas: Node = {};
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const pointer = childPointer('', 'components', 'schemas', name);
    if (names.loose.has(name)) schemas[name] = schemaView(schema, loose, pointer, name);
    const input = names.strict.get(name);
    if (input !== undefined) schemas[input] = schemaView(schema, strict, pointer, name);
  }

  const paths: Record<string, Node> = {};
  for (const operation of all) {
    const view = noting(refused, () => operationView(document, operation, strict, loose, schemas), {});
    paths[operation.path] = { ...paths[operation.path], [operation.method]: view };
  }
  if (refused.length > 0) throw new UnsupportedShapes(refused);
  return {
    openapi: '3.1.0',
    info: { title: document.info.title, version: document.info.version },
    servers: [{ url: 'https://client.invalid' }],
    paths,
    components: { schemas },
  };
}

function operationView(
  document: OpenApi,
  operation: Operation,
  strict: SchemaContext,
  loose: SchemaContext,
  schemas: Node,
): Node {
  const { functionName } = clientOperation(document, operation);
  return {
    operationId: functionName,
    parameters: operation.parameters
      .map((parameter, index) =>
        parameterView(parameter, strict, childPointer(operation.pointer, 'parameters', index)),
      )
      .filter((parameter) => parameter !== undefined),
    ...bodyView(operation, strict),
    responses: responsesView(operation, functionName, loose, schemas),
  };
}

/** Which components stand in the view for answers, and under which name they do for requests. */
function componentNames(document: OpenApi, all: readonly Operation[], refused: UnsupportedShape[]) {
  const schemas = document.components?.schemas ?? {};
  const inRequests = new Set<string>();
  const inAnswers = new Set<string>();
  for (const operation of all) {
    for (const parameter of operation.parameters) collect(parameterSchema(parameter), schemas, inRequests);
    for (const media of Object.values(operation.requestBody?.content ?? {}))
      collect(media.schema, schemas, inRequests);
    for (const response of Object.values(operation.responses)) {
      for (const media of Object.values(response.content ?? {})) collect(media.schema, schemas, inAnswers);
    }
  }
  const strict = new Map<string, string>();
  const loose = new Set<string>();
  for (const name of Object.keys(schemas)) {
    const both = inRequests.has(name) && inAnswers.has(name);
    if (inRequests.has(name))
      strict.set(name, both && isLoosened(name, schemas, new Set()) ? `${name}Input` : name);
    if (!inRequests.has(name) || (both && strict.get(name) !== name)) loose.add(name);
  }
  for (const [name, input] of strict) {
    if (input === name || schemas[input] === undefined) continue;
    refused.push(
      new UnsupportedShape(
        `A model named \`${input}\` exists, while the strict form of \`${name}\` needs that name. Rename one of them.`,
        childPointer('', 'components', 'schemas', input),
      ),
    );
  }
  return { strict, loose };
}

/** Whether the loose form of a component differs from its strict one. */
function isLoosened(name: string, schemas: Readonly<Record<string, Schema>>, seen: Set<string>): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const differs = (schema: Schema): boolean =>
    (schema.$ref !== undefined && isLoosened(componentName(schema.$ref), schemas, seen)) ||
    schema.enum !== undefined ||
    schema.const !== undefined ||
    schema.properties !== undefined ||
    schema.discriminator !== undefined ||
    children(schema).some(differs);
  const schema = schemas[name];
  return schema !== undefined && differs(schema);
}

function children(schema: Schema): Schema[] {
  return [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
    ...(schema.oneOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.allOf ?? []),
  ];
}

function collect(
  schema: Schema | undefined,
  schemas: Readonly<Record<string, Schema>>,
  into: Set<string>,
): void {
  if (schema === undefined) return;
  if (schema.$ref !== undefined) {
    const name = componentName(schema.$ref);
    if (into.has(name)) return;
    into.add(name);
    collect(schemas[name], schemas, into);
  }
  for (const child of children(schema)) collect(child, schemas, into);
}

/** The fields that are tags, by component: those of the variants of every tagged union. */
function tagFields(document: OpenApi): Map<string, Set<string>> {
  const fields = new Map<string, Set<string>>();
  const visit = (schema: Schema): void => {
    for (const ref of Object.values(schema.discriminator?.mapping ?? {})) {
      const name = componentName(ref);
      fields.set(name, (fields.get(name) ?? new Set()).add(schema.discriminator?.propertyName ?? ''));
    }
    for (const child of children(schema)) visit(child);
  };
  for (const schema of Object.values(document.components?.schemas ?? {})) visit(schema);
  for (const operation of operations(document)) {
    for (const body of [operation.requestBody, ...Object.values(operation.responses)]) {
      for (const media of Object.values(body?.content ?? {}))
        if (media.schema !== undefined) visit(media.schema);
    }
  }
  return fields;
}

function parameterView(parameter: Parameter, context: SchemaContext, pointer: string): Node | undefined {
  if (parameter.in === 'cookie') {
    throw new UnsupportedShape(
      'Cookie parameters are not sent by the clients. Describe them as a security scheme.',
      pointer,
    );
  }
  const managed = parameter['x-managed'] as Readonly<Record<string, unknown>> | undefined;
  if (managed?.constant !== undefined || managed?.idempotencyKey !== undefined) return undefined;
  const { description } = parameter;
  // hey-api shows the schema's description alone; the parameter's own says more, and the limits join it.
  const schema = { ...parameterSchema(parameter), ...(description === undefined ? {} : { description }) };
  const view = isFlag(parameter)
    ? { type: 'boolean' }
    : schemaView(schema, context, childPointer(pointer, 'schema'));
  return {
    name: parameter.name,
    in: parameter.in,
    ...(description === undefined ? {} : { description }),
    ...(parameter.required === true && managed === undefined ? { required: true } : {}),
    ...(parameter.deprecated === true ? { deprecated: true } : {}),
    schema: view,
  };
}

function bodyView({ requestBody, pointer }: Operation, context: SchemaContext): Node {
  if (requestBody === undefined) return {};
  const [mediaType, media] = Object.entries(requestBody.content)[0] ?? ['application/json', {}];
  const at = childPointer(pointer, 'requestBody', 'content', mediaType, 'schema');
  return {
    requestBody: {
      ...(requestBody.required === true ? { required: true } : {}),
      content: { [mediaType]: { schema: schemaView(media.schema ?? {}, context, at) } },
    },
  };
}

/**
 * The successes of an operation. Where there are several, each body is a component of its own: hey-api makes one
 * schema of them all, and an answer is to be checked against what its status promises.
 */
function responsesView(
  { responses, pointer }: Operation,
  functionName: string,
  context: SchemaContext,
  schemas: Node,
): Node {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  if (successes.length === 0) {
    throw new UnsupportedShape(
      'No success (2xx) is described, and redirects are not followed: a call could only fail. Describe the success, or leave the operation out.',
      childPointer(pointer, 'responses'),
    );
  }
  return Object.fromEntries(
    successes.map(([status, response]) => {
      const [mediaType, media] = Object.entries(response.content ?? {})[0] ?? [];
      const { description } = response;
      if (!/^\d{3}$/.test(status)) {
        throw new UnsupportedShape(
          `The success \`${status}\` stands for several statuses. Name each one: \`'200'\`, \`'201'\`.`,
          childPointer(pointer, 'responses', status),
        );
      }
      if (mediaType === undefined || media === undefined) {
        if (status === '204') return [status, { description }];
        const content = { 'application/json': { schema: { 'x-q': { nothing: true } } } };
        return [status, { description, content }];
      }
      const at = childPointer(pointer, 'responses', status, 'content', mediaType, 'schema');
      const schema = schemaView(media.schema ?? {}, context, at);
      if (successes.length === 1 || schema.$ref !== undefined) {
        return [status, { description, content: { [mediaType]: { schema } } }];
      }
      const name = statusComponent(functionName, status, media.schema);
      schemas[name] = schema;
      const $ref = `#/components/schemas/${name}`;
      return [status, { description, content: { [mediaType]: { schema: { $ref } } } }];
    }),
  );
}
