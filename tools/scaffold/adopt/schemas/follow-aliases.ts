import { walkSpec } from '../../../lint/walk-spec.ts';
import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

const components = '#/components/schemas/';

/**
 * A model that is another one under a second name has no file of its own: what refers to it refers to that one. With
 * words of its own, or as a tag, it becomes a copy: its words are no other model's, and two names are two tags.
 */
export function followAliases({ document, findings }: Draft): void {
  const models = asNode(asNode(document.components).schemas);
  const variants = taggedVariants(document);
  const targets = new Map<string, string>();
  for (const name of Object.keys(models)) {
    const other = aliasOf(models, name);
    if (other === undefined) continue;
    const isOwn = variants.has(name) || isDescribed(models, name);
    const target = isOwn ? other : endOf(models, name);
    if (isOwn) models[name] = contentOf(models, name);
    else targets.set(components + name, components + target);
    const advice = isOwn ? `a copy of \`${target}\`` : `is \`${target}\` everywhere`;
    findings.push({ where: name, shape: 'a second name of a model', advice });
  }
  for (const alias of targets.keys()) delete models[alias.slice(components.length)];
  for (const { value } of walkSpec(document)) {
    const node = value as Node;
    if (typeof node.$ref === 'string') node.$ref = targets.get(node.$ref) ?? node.$ref;
  }
}

/** The models that a union with a tag names, as its variants or in its mapping. */
function taggedVariants(document: OpenApi): ReadonlySet<string> {
  const refs = [...walkSpec(document)].flatMap(({ kind, value }) => {
    const { discriminator, oneOf = [], anyOf = [] } = kind === 'schema' ? (value as Schema) : {};
    if (discriminator === undefined) return [];
    return [
      ...[...oneOf, ...anyOf].map(({ $ref = '' }) => $ref),
      ...Object.values(discriminator.mapping ?? {}),
    ];
  });
  return new Set(refs.map((ref) => (ref.startsWith(components) ? ref.slice(components.length) : ref)));
}

/** The model at the end of a chain of names; no chain is a circle any more. */
function endOf(models: Node, name: string): string {
  const next = isDescribed(models, name) ? undefined : aliasOf(models, name);
  return next === undefined ? name : endOf(models, next);
}

/** What a name stands for, with the words on the way. */
function contentOf(models: Node, name: string): Node {
  const { $ref, ...own } = asNode(models[name]);
  const next = aliasOf(models, name);
  return next === undefined ? asNode(models[name]) : { ...structuredClone(contentOf(models, next)), ...own };
}

function isDescribed(models: Node, name: string): boolean {
  return Object.keys(asNode(models[name])).some((key) => key !== '$ref');
}

/** The model that one is a second name of. */
function aliasOf(models: Node, name: string): string | undefined {
  const { $ref } = asNode(models[name]);
  const next = typeof $ref === 'string' && $ref.startsWith(components) ? $ref.slice(components.length) : '';
  return Object.hasOwn(models, next) ? next : undefined;
}
