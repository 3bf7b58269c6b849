import { type OpenApi, operations, type Schema } from '../../../shared/openapi.ts';
import { schemaChildren } from '../../../shared/schema-children.ts';
import { unique } from '../../names.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

const prefix = '#/components/schemas/';

/**
 * Read-only fields belong to the answer's model and write-only fields to the request's (specs/README.md, rule 6).
 * A model that both use and that holds such fields is written twice: `Thing` for answers, `ThingRequest` for requests.
 */
export function splitDirections({ document, findings }: Draft): void {
  const schemas = asNode(document.components?.schemas) as Record<string, Schema>;
  const requests = rootsOf(document, 'requests');
  const answers = rootsOf(document, 'answers');
  const inRequests = reachable(schemas, requests);
  const inAnswers = reachable(schemas, answers);
  const copies = new Map<string, string>();
  const taken = new Set(Object.keys(schemas));
  for (const name of inRequests) {
    if (!inAnswers.has(name) || !holdsMarked(schemas, name)) continue;
    const copy = unique(`${name}Request`, taken);
    copies.set(prefix + name, prefix + copy);
    findings.push({
      where: name,
      shape: '`readOnly` or `writeOnly`',
      advice: `written twice: \`${name}\` for answers, \`${copy}\` for requests`,
    });
  }
  for (const [from, to] of copies) {
    schemas[to.slice(prefix.length)] = structuredClone(schemas[from.slice(prefix.length)] ?? {});
  }
  const requestOnly = [...inRequests].filter((name) => !inAnswers.has(name));
  const copied = [...copies.values()].map((ref) => ref.slice(prefix.length));
  const requestSide = [...requests, ...[...requestOnly, ...copied].map((name) => schemas[name] ?? {})];
  const answerSide = [...answers, ...[...inAnswers].map((name) => schemas[name] ?? {})];
  for (const schema of requestSide) redirect(schema, copies);
  for (const schema of requestSide) strip(schema, 'readOnly');
  for (const schema of answerSide) {
    // What both use as it is holds no such field, so nothing is taken from requests here.
    strip(schema, 'writeOnly');
  }
}

/** The schemas that requests or answers begin with, where they are written in place or refer to a component. */
function rootsOf(document: OpenApi, side: 'requests' | 'answers'): Schema[] {
  const media = (content: object | undefined) =>
    Object.values((content ?? {}) as Record<string, { schema?: Schema }>).flatMap(
      ({ schema }) => schema ?? [],
    );
  return [...operations(document)].flatMap(({ parameters, requestBody, responses }) =>
    side === 'requests'
      ? [
          ...media(requestBody?.content),
          ...parameters.flatMap((one) => [
            ...(one.schema === undefined ? [] : [one.schema]),
            ...media(one.content),
          ]),
        ]
      : Object.values(responses).flatMap(({ content }) => media(content)),
  );
}

function reachable(schemas: Record<string, Schema>, roots: readonly Schema[]): Set<string> {
  const found = new Set<string>();
  const visit = (schema: Schema): void => {
    for (const ref of refsOf(schema)) {
      const name = ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
      if (name === undefined || found.has(name)) continue;
      found.add(name);
      visit(schemas[name] ?? {});
    }
  };
  for (const root of roots) visit(root);
  return found;
}

/** Every reference inside a schema, those of a discriminator's mapping included. */
function refsOf(schema: Schema): string[] {
  return [
    ...(schema.$ref === undefined ? [] : [schema.$ref]),
    ...Object.values(schema.discriminator?.mapping ?? {}),
    ...[...schemaChildren(schema, '')].flatMap((child) => refsOf(child.schema)),
  ];
}

function holdsMarked(schemas: Record<string, Schema>, name: string): boolean {
  const hasMark = (schema: Schema): boolean =>
    isMarked(schema, 'readOnly') ||
    isMarked(schema, 'writeOnly') ||
    [...schemaChildren(schema, '')].some((child) => hasMark(child.schema));
  const all = [name, ...reachable(schemas, [{ $ref: prefix + name }])];
  return all.some((one) => hasMark(schemas[one] ?? {}));
}

function isMarked(schema: Schema, mark: 'readOnly' | 'writeOnly'): boolean {
  return (schema as Node)[mark] === true;
}

function redirect(schema: Schema, copies: ReadonlyMap<string, string>): void {
  const node = schema as Node;
  if (typeof node.$ref === 'string') node.$ref = copies.get(node.$ref) ?? node.$ref;
  const mapping = asNode(asNode(node.discriminator).mapping);
  for (const [tag, ref] of Object.entries(mapping)) mapping[tag] = copies.get(String(ref)) ?? ref;
  for (const child of schemaChildren(schema, '')) redirect(child.schema, copies);
}

/** Takes the fields with this mark out, and both keywords everywhere. */
function strip(schema: Schema, mark: 'readOnly' | 'writeOnly'): void {
  const node = schema as Node;
  const properties = asNode(node.properties);
  for (const [name, property] of Object.entries(properties)) {
    if (!isMarked(asNode(property) as Schema, mark)) continue;
    delete properties[name];
    if (Array.isArray(node.required)) node.required = node.required.filter((one) => one !== name);
  }
  delete node.readOnly;
  delete node.writeOnly;
  for (const child of schemaChildren(schema, '')) strip(child.schema, mark);
}
