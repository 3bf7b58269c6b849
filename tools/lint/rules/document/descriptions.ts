import type { Finding, Rule } from '../../spec.ts';
import type { SpecNode } from '../../walk-spec.ts';

/** Every parameter, header, model and property is explained: it becomes a doc comment (specs/README.md, rule 3). */
export const descriptions: Rule = {
  name: 'descriptions',
  severity: 'warn',
  *check({ nodes }): Generator<Finding> {
    for (const node of nodes) {
      const what = nodeName(node);
      if (what === undefined || node.isRef) continue;
      const { description } = node.value;
      if (typeof description === 'string' && description.trim().length > 0) continue;
      yield {
        pointer: node.pointer,
        message: `This ${what} has no \`description\`. Say what it means, with its unit and default: \`description: Days until the invoice is due. 14 when left out.\``,
      };
    }
  },
};

function nodeName({ kind, role }: SpecNode): string | undefined {
  if (kind === 'parameter' || kind === 'header') return kind;
  if (kind === 'schema' && role === 'property') return 'property';
  if (kind === 'schema' && role === 'component') return 'model';
  return undefined;
}
