import { walkSpec } from '../../../lint/walk-spec.ts';
import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

const components = '#/components/schemas/';

/** A model that is another one under a second name has no file of its own: what refers to it refers to that one. */
export function followAliases({ document, findings }: Draft): void {
  const models = asNode(asNode(document.components).schemas);
  const variants = taggedVariants(document);
  const targets = new Map<string, string>();
  for (const name of Object.keys(models)) {
    const target = endOf(models, name);
    if (target === name) continue;
    if (variants.has(name)) {
      // Its name is its tag, and two names are two tags.
      models[name] = structuredClone(models[target]);
      findings.push({
        where: name,
        shape: 'a second name of a model',
        advice: `a copy of \`${target}\`, with a tag`,
      });
    } else {
      targets.set(components + name, components + target);
      findings.push({
        where: name,
        shape: 'a second name of a model',
        advice: `is \`${target}\` everywhere`,
      });
    }
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

/** The model at the end of a chain of names; the name itself where that leads nowhere. */
function endOf(models: Node, name: string): string {
  const seen = new Set<string>();
  for (let at = name; !seen.has(at); ) {
    seen.add(at);
    const next = aliasOf(models, at);
    if (next === undefined) return at;
    at = next;
  }
  return name;
}

/** The model that one is a second name of. */
function aliasOf(models: Node, name: string): string | undefined {
  const { $ref, ...rest } = asNode(models[name]);
  const next = typeof $ref === 'string' && $ref.startsWith(components) ? $ref.slice(components.length) : '';
  return Object.hasOwn(models, next) && Object.keys(rest).length === 0 ? next : undefined;
}
