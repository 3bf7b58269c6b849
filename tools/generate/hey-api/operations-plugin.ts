import { $, definePluginConfig } from '@hey-api/openapi-ts';
import { chosenMedia } from '../../shared/media-types.ts';
import type { OpenApi, Operation } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { componentName } from '../naming/component-name.ts';
import { typeStem } from '../naming/names.ts';
import { statusComponent } from '../naming/status-component.ts';
import type { ClientOperation } from '../operations/client-operation.ts';
import { clientOperation } from '../operations/client-operation.ts';
import { operationComment } from '../operations/operation-comment.ts';
import { WRITERS, type Writer } from '../operations/parameter-style.ts';
import { successesOf } from '../operations/successes.ts';
import type { ExpressionNode, GeneratedSymbol, IrOperation, PluginInstance, TypeNode } from './plugin-api.ts';
import { runtimeType } from './plugin-api.ts';

export const operationsPluginName = 'operations';

// An operation names the code that it needs, so that a bundle holds no other: its type of body, its style of pages.
const PAGE_STYLES: Readonly<Record<string, string>> = {
  token: 'tokenPages',
  offset: 'offsetPages',
  'page-header': 'headerPages',
  filter: 'filterPages',
};
const BODY_TYPES = ['binary', 'form', 'json', 'multipart', 'text'];
const RUNTIME_IMPORTS = [
  'operation',
  'listOperation',
  ...['needing', 'formFields', 'multipartParts'],
  ...['streamAnswer', 'jsonEvents', 'textEvents'],
  ...WRITERS,
  ...Object.values(PAGE_STYLES),
  ...BODY_TYPES.map((type) => `${type}Body`),
];

/**
 * The SDK plugin: one declaration for each operation.
 *
 * `export const createRecord: Operation<CreateRecordData, CreateRecordResponses> = operation({ id: 'createRecord', … })`
 */
export function operationsPlugin(document: OpenApi): unknown {
  const byFunction = new Map<string, Operation>();
  for (const candidate of operations(document)) {
    byFunction.set(clientOperation(document, candidate).functionName, candidate);
  }
  const plugin = definePluginConfig({
    name: operationsPluginName,
    dependencies: ['@hey-api/typescript', 'zod'],
    config: {},
    imports: (instance: PluginInstance) =>
      Object.fromEntries(
        RUNTIME_IMPORTS.map((name) => [name, instance.symbol(name, { external: '@quittance/runtime' })]),
      ),
    handler: ({ plugin: instance }: { plugin: PluginInstance }) => {
      instance.forEach(
        'operation',
        ({ operation }) => {
          const source = byFunction.get(operation.id);
          if (source === undefined) throw new Error(`hey-api renamed an operation to \`${operation.id}\`.`);
          declare(instance, document, source, operation);
        },
        { order: 'declarations' },
      );
    },
  } as never);
  return (plugin as () => unknown)();
}

function declare(plugin: PluginInstance, document: OpenApi, source: Operation, { id }: IrOperation): void {
  const client = clientOperation(document, source);
  const { descriptor, isList, needed } = client;
  const comment = operationComment(document, source);
  const data = typeOf(plugin, id, 'data');
  const responses = typeOf(plugin, id, 'responses') ?? 'Record<never, never>';
  const input =
    needed.length === 0
      ? $.type(data as never)
      : $.type(runtimeType(plugin, 'Needing')).generics(
          $.type(data as never),
          $.type.or(...needed.map((field) => $.type.literal(field))),
        );
  const generics: TypeNode[] = [input, $.type(responses as never)];
  if (isList) {
    const item = plugin.symbol(`${typeStem(id)}Item`, {
      meta: { category: 'type', resource: 'operation', resourceId: id, role: 'item' },
    });
    const type = itemType(typeOf(plugin, id, 'response'), descriptor.pagination as { items: string });
    plugin.node(
      $.type
        .alias(item as never)
        .export()
        .doc([`An item of \`${id}\`.`])
        .type(type),
    );
    generics.push($.type(item as never));
  }
  const symbol = plugin.symbol(id, {
    meta: { category: 'operation', resource: 'operation', resourceId: id },
  });
  const factory = plugin.imports[isList ? 'listOperation' : 'operation'];
  plugin.node(
    $.const(symbol as never)
      .export()
      .doc(comment)
      .type($.type(runtimeType(plugin, isList ? 'ListOperation' : 'Operation')).generics(...generics))
      .assign($(factory as never).call(descriptorObject(plugin, id, source, client))),
  );
}

function descriptorObject(
  plugin: PluginInstance,
  id: string,
  source: Operation,
  client: ClientOperation,
): ExpressionNode {
  const { descriptor } = client;
  const { id: name, method, path, ...rest } = descriptor;
  const object = $.object().pretty();
  for (const [key, value] of Object.entries({ id: name, method, path })) object.prop(key, $.fromValue(value));
  const request = $.object();
  for (const part of ['path', 'query', 'headers', 'body']) {
    const schema = schemaOf(plugin, id, `request-${part}`);
    if (schema !== undefined) request.prop(part, $(schema as never));
  }
  if (!request.isEmpty) object.prop('request', request);
  if (['json', 'jsonEvents'].includes(String(rest.accept ?? 'json'))) {
    const successes = successesOf(source);
    const byStatus = $.object();
    for (const { status, response } of successes) {
      const [, media] = chosenMedia(response.content) ?? [];
      if (media === undefined) continue;
      const schema =
        successes.length === 1
          ? schemaOf(plugin, id, 'responses')
          : (componentSchema(plugin, statusComponent(id, status)) ??
            componentSchema(plugin, componentName(media.schema?.$ref ?? '')));
      if (schema !== undefined) byStatus.prop(status, $(schema as never));
    }
    if (!byStatus.isEmpty) object.prop('response', byStatus);
  }
  for (const [key, value] of Object.entries(rest)) object.prop(key, memberValue(plugin, key, value, client));
  return object;
}

function memberValue(
  plugin: PluginInstance,
  key: string,
  value: unknown,
  { fieldEncodings, needed }: ClientOperation,
): ExpressionNode {
  const imported = (name: string) => $(plugin.imports[name] as never);
  if (key === 'bodyFormat') {
    const hasEncodings = Object.keys(fieldEncodings).length > 0;
    const factory = value === 'form' ? 'formFields' : 'multipartParts';
    const format = hasEncodings
      ? imported(factory).call(styles(plugin, fieldEncodings))
      : imported(`${value}Body`);
    return needed.length === 0 ? format : imported('needing').call(format, $.fromValue(needed));
  }
  if (['query', 'pathStyles', 'headerStyles'].includes(key)) {
    return styles(plugin, value as Readonly<Record<string, Writer | string>>);
  }
  if (key === 'accept' && value === 'stream') return imported('streamAnswer');
  if (key === 'accept' && String(value).endsWith('Events')) return imported(String(value));
  if (key === 'pagination') {
    const { style, ...rule } = value as { readonly style: string };
    return imported(PAGE_STYLES[style] ?? style).call($.fromValue(rule));
  }
  return $.fromValue(value);
}

function styles(plugin: PluginInstance, byName: Readonly<Record<string, Writer | string>>): ExpressionNode {
  const object = $.object();
  for (const [name, style] of Object.entries(byName))
    object.prop(
      name,
      typeof style === 'string' ? constant(name, style) : $(plugin.imports[style.writer] as never),
    );
  return object;
}

/** The compiler expects an object's own `constructor` where a parameter is called so, and takes the word for any text. */
function constant(name: string, style: string): ExpressionNode {
  return name in Object.prototype ? $.literal(style).as('const') : $.fromValue(style);
}

function typeOf(plugin: PluginInstance, resourceId: string, role: string): GeneratedSymbol | undefined {
  return plugin.querySymbol({ artifact: 'types', category: 'type', resource: 'operation', resourceId, role });
}

function schemaOf(plugin: PluginInstance, resourceId: string, role: string): GeneratedSymbol | undefined {
  return plugin.querySymbol({ artifact: 'zod', category: 'schema', resource: 'operation', resourceId, role });
}

function componentSchema(plugin: PluginInstance, name: string): GeneratedSymbol | undefined {
  return plugin.querySymbol({
    artifact: 'zod',
    category: 'schema',
    resource: 'definition',
    resourceId: `#/components/schemas/${name}`,
  });
}

/** `NonNullable<ListRecordsResponse['results']>[number]` */
function itemType(response: GeneratedSymbol | undefined, { items }: { items: string }): TypeNode {
  let type: TypeNode = $.type(response as never);
  for (const field of items === '' ? [] : items.split('.')) {
    type = $.type('NonNullable').generic($.type.idx(type, $.type.literal(field)));
  }
  return $.type.idx(type, $.type('number'));
}
