import { isDeepStrictEqual } from 'node:util';
import { componentName } from '../../../generate/naming/component-name.ts';
import { chosenMedia } from '../../../shared/media-types.ts';
import {
  type OpenApi,
  type Operation,
  parameterSchema,
  responseHeaders,
  type Schema,
} from '../../../shared/openapi.ts';
import type { FieldNode } from '../model/field-node.ts';
import type { OperationPage } from '../model/operation-page.ts';
import { allNodes } from './all-nodes.ts';

/** Where a schema of the spec is compared with a node of its page. */
interface Walk {
  readonly document: OpenApi;
  readonly byAnchor: ReadonlyMap<string, FieldNode>;
  readonly seen: Set<string>;
  readonly gaps: string[];
}

const LIMITS = [
  ...[
    'minLength',
    'maxLength',
    'pattern',
    'format',
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
  ],
  ...['multipleOf', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'default'],
] as const;

/** What the spec says of an operation's fields and its page does not: one line for each, empty when the page is whole. */
export function findGaps(document: OpenApi, operation: Operation, page: OperationPage): string[] {
  const byAnchor = new Map(allNodes(page).map((node) => [node.anchor, node]));
  const walk: Walk = { document, byAnchor, seen: new Set(), gaps: [] };
  const fields = [
    ...page.parameters.flatMap((group) => group.fields),
    ...page.managed.map(({ node }) => node),
  ];
  for (const parameter of operation.parameters) {
    const node = fields.find(
      ({ name, anchor }) => name === parameter.name && anchor.startsWith(parameter.in),
    );
    compare(walk, parameterSchema(parameter), node, `${parameter.in} ${parameter.name}`);
  }
  const [, media] = chosenMedia(operation.requestBody?.content) ?? [];
  if (media?.schema !== undefined) compare(walk, media.schema, page.body?.node, 'body');
  for (const [status, response] of Object.entries(operation.responses)) {
    const answer = page.answers.find((one) => one.status === status);
    const [, content] = chosenMedia(response.content) ?? [];
    if (content?.schema !== undefined) compare(walk, content.schema, answer?.node, status);
    for (const [name, header] of Object.entries(responseHeaders(document, response))) {
      const node = answer?.headers.find((one) => one.name === name);
      compare(walk, header.schema ?? {}, node, `${status} ${name}`);
    }
  }
  return walk.gaps;
}

function compare(walk: Walk, schema: Schema, node: FieldNode | undefined, at: string): void {
  if (node === undefined) {
    walk.gaps.push(`${at}: there is nothing`);
    return;
  }
  const content = node.sameAs === undefined ? node : walk.byAnchor.get(node.sameAs);
  if (content === undefined) walk.gaps.push(`${at}: \`${node.sameAs}\` is nowhere`);
  else compareWith(walk, schema, { node, content, prefix: '' }, at);
}

interface Pair {
  readonly node: FieldNode;
  /** The node itself, or the one that shows the same model. */
  readonly content: FieldNode;
  /** What limits of an item begin with. */
  readonly prefix: string;
}

function compareWith(walk: Walk, schema: Schema, pair: Pair, at: string): void {
  const { document, gaps } = walk;
  if (schema.$ref !== undefined) {
    const key = `${schema.$ref} ${pair.content.anchor} ${pair.prefix}`;
    if (!walk.seen.has(key)) {
      walk.seen.add(key);
      compareWith(walk, document.components?.schemas?.[componentName(schema.$ref)] ?? {}, pair, at);
    }
  }
  compareLimits(schema, pair, at, gaps);
  compareValues(schema, pair, at, gaps);
  for (const part of schema.allOf ?? []) compareWith(walk, part, pair, at);
  compareForms(walk, schema, pair, at);
  const { properties = {}, required = [], items, additionalProperties: rest } = schema;
  for (const [name, property] of Object.entries(properties)) {
    const holders = pair.content.variants?.map(({ node }) => node) ?? [pair.content];
    for (const holder of holders) {
      const shown = holder.sameAs === undefined ? holder : walk.byAnchor.get(holder.sameAs);
      const child = shown?.children?.find((one) => one.name === name);
      if (required.includes(name) && child?.required === false) gaps.push(`${at}.${name}: is required`);
      compare(walk, property, child, `${at}.${name}`);
    }
  }
  if (items !== undefined)
    compareWith(walk, items, { ...pair, prefix: `${pair.prefix}each item: ` }, `${at}[]`);
  if (typeof rest !== 'object' || Object.keys(rest).length === 0) return;
  const others = pair.content.children?.find(({ name }) => name === '*');
  if (others !== undefined) compare(walk, rest, others, `${at}.*`);
  else compareWith(walk, rest, { ...pair, prefix: `${pair.prefix}each value: ` }, `${at}.*`);
}

function compareLimits(schema: Schema, { node, prefix }: Pair, at: string, gaps: string[]): void {
  const own = node.limits
    .filter((limit) => limit.startsWith(prefix))
    .map((limit) => limit.slice(prefix.length));
  for (const key of LIMITS) {
    const value = schema[key];
    if (value === undefined || value === 'binary' || (key.startsWith('min') && value === 0)) continue;
    const text = key === 'default' ? JSON.stringify(value) : String(value);
    const isTold = own.some(
      (limit) => limit.includes(text) || (key === 'minLength' && limit === 'not empty'),
    );
    if (!isTold) gaps.push(`${at}: ${key} ${text} is not in [${own.join('; ')}]`);
  }
}

function compareValues(schema: Schema, { node, content }: Pair, at: string, gaps: string[]): void {
  const values = [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...((schema['x-open-enum'] as readonly unknown[] | undefined) ?? []),
  ];
  for (const value of values) {
    if (
      value === null
        ? !node.nullable
        : !content.values?.some(({ json }) => isDeepStrictEqual(JSON.parse(json), value))
    )
      gaps.push(`${at}: the value ${JSON.stringify(value)} is missing`);
  }
}

function compareForms(walk: Walk, { oneOf, anyOf, discriminator }: Schema, pair: Pair, at: string): void {
  const branches = oneOf ?? anyOf ?? [];
  const forms = branches.filter(({ type }) => type !== 'null');
  if (forms.length < branches.length && !pair.node.nullable && pair.prefix === '')
    walk.gaps.push(`${at}: may be null`);
  const [only, ...others] = forms;
  if (only !== undefined && others.length === 0) {
    compareWith(walk, only, pair, at);
    return;
  }
  for (const [index, form] of forms.entries()) {
    if (Object.keys(form).join() === 'required') {
      const isTold = form.required?.every((name) =>
        pair.node.limits.some((limit) => limit.includes(`\`${name}\``)),
      );
      if (!isTold) walk.gaps.push(`${at}: nothing asks for ${form.required?.join(' and ')}`);
      continue;
    }
    const value = Object.entries(discriminator?.mapping ?? {}).find(([, ref]) => ref === form.$ref)?.[0];
    const variants = pair.content.variants;
    const variant =
      value === undefined ? variants?.[index] : variants?.find(({ tag }) => tag?.value === value);
    compare(walk, form, variant?.node, `${at}<${value ?? index}>`);
  }
}
