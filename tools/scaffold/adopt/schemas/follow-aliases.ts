import { walkSpec } from '../../../lint/walk-spec.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

const components = '#/components/schemas/';

/** A model that is another one under a second name has no file of its own: what refers to it refers to that one. */
export function followAliases({ document, findings }: Draft): void {
  const models = asNode(asNode(document.components).schemas);
  const targets = new Map<string, string>();
  for (const name of Object.keys(models)) {
    const target = endOf(models, name);
    if (target !== name) targets.set(components + name, components + target);
  }
  if (targets.size === 0) return;
  for (const { kind, value } of walkSpec(document)) {
    const node = value as Node;
    if (typeof node.$ref === 'string') node.$ref = targets.get(node.$ref) ?? node.$ref;
    const mapping = kind === 'schema' ? asNode(asNode(node.discriminator).mapping) : {};
    for (const [tag, ref] of Object.entries(mapping)) mapping[tag] = targets.get(String(ref)) ?? ref;
  }
  for (const [alias, target] of targets) {
    const [name, other] = [alias, target].map((ref) => ref.slice(components.length));
    delete models[name ?? ''];
    findings.push({
      where: name ?? '',
      shape: 'a second name of a model',
      advice: `is \`${other}\` everywhere`,
    });
  }
}

/** The model at the end of a chain of names; the name itself where that leads nowhere, or round in a circle. */
function endOf(models: Node, name: string): string {
  const seen = new Set<string>();
  for (let at = name; !seen.has(at); ) {
    seen.add(at);
    const { $ref, ...rest } = asNode(models[at]);
    const next = typeof $ref === 'string' && $ref.startsWith(components) ? $ref.slice(components.length) : '';
    if (!Object.hasOwn(models, next) || Object.keys(rest).length > 0) return at;
    at = next;
  }
  return name;
}
