/**
 * The part of hey-api's plugin API that we use, named in one place: its own types for resolvers are internal,
 * and change with its minor versions.
 */

import type { $ } from '@hey-api/openapi-ts';

/** A piece of generated code: a type or an expression. */
// biome-ignore lint/suspicious/noExplicitAny: the DSL's node types are internal to hey-api.
export type TypeNode = any;
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type ExpressionNode = any;

/** A symbol of the generated project. */
export type GeneratedSymbol = Parameters<typeof $>[0] & object;

/** A schema in hey-api's intermediate form. */
export interface IrSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly items?: readonly IrSchema[];
  readonly properties?: Readonly<Record<string, IrSchema>>;
  readonly additionalProperties?: IrSchema | false;
  readonly required?: readonly string[];
}

/** A plugin instance while it runs. */
export interface PluginInstance {
  readonly imports: Record<string, GeneratedSymbol>;
  symbol(name: string, options?: Readonly<Record<string, unknown>>): GeneratedSymbol;
  querySymbol(meta: Readonly<Record<string, unknown>>): GeneratedSymbol | undefined;
  referenceSymbol(meta: Readonly<Record<string, unknown>>): GeneratedSymbol;
  node(node: unknown): void;
  forEach(
    kind: 'operation',
    callback: (event: { readonly operation: IrOperation }) => void,
    options?: { order: string },
  ): void;
}

/** An operation in hey-api's intermediate form; `id` is the name of our function. */
export interface IrOperation {
  readonly id: string;
}

/** What a resolver is called with; the nodes depend on the kind of schema. */
export interface ResolverContext {
  readonly plugin: PluginInstance;
  readonly schema: IrSchema;
  readonly parentSchema: IrSchema;
  readonly schemas: readonly IrSchema[];
  readonly childResults: readonly { readonly chain: ExpressionNode }[];
  readonly nodes: Readonly<Record<string, (context: ResolverContext) => ExpressionNode>>;
  readonly path: unknown;
  walk(
    schema: IrSchema,
    context: { readonly path: unknown; readonly plugin: PluginInstance },
  ): { readonly type: TypeNode };
  applyModifiers(result: unknown, options: { optional?: boolean }): { readonly chain: ExpressionNode };
}

const runtimeSymbols = new WeakMap<PluginInstance, Map<string, GeneratedSymbol>>();

/** A type of the runtime, imported into the plugin's file once. */
export function runtimeType(plugin: PluginInstance, name: string): GeneratedSymbol {
  return external(plugin, name, { external: '@quittance/runtime', kind: 'type' });
}

/** The runtime's schema helpers, imported as `q`. */
export function schemaHelpers(plugin: PluginInstance): GeneratedSymbol {
  return external(plugin, 'q', { external: '@quittance/runtime/schema', importKind: 'namespace' });
}

function external(
  plugin: PluginInstance,
  name: string,
  options: Readonly<Record<string, unknown>>,
): GeneratedSymbol {
  const symbols = runtimeSymbols.get(plugin) ?? new Map<string, GeneratedSymbol>();
  runtimeSymbols.set(plugin, symbols);
  const symbol = symbols.get(name) ?? plugin.symbol(name, options);
  symbols.set(name, symbol);
  return symbol;
}
