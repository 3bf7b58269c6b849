import { componentName } from '../../../generate/naming/component-name.ts';
import { asIssued } from '../../../generate/schema-view/issued-form.ts';
import {
  namedExamples,
  type Operation,
  type Parameter,
  parameterSchema,
  type Schema,
} from '../../../shared/openapi.ts';
import type { FieldNode } from '../model/field-node.ts';
import type { ManagedField, ParameterGroup } from '../model/operation-page.ts';
import type { TreeContext } from '../tree/tree-context.ts';
import { code } from '../words/code.ts';
import { howManaged } from '../words/how-managed.ts';
import type { SpecFacts } from './spec-facts.ts';

type Place = ParameterGroup['place'];

/** The parameters of an operation: those that callers give, and those that the client supplies. */
export interface ParameterPages {
  readonly parameters: readonly ParameterGroup[];
  readonly managed: readonly ManagedField[];
}

/** The parameters of an operation, by place. */
export function parameterPages(
  facts: SpecFacts,
  operation: Operation,
  tree: Pick<TreeContext, 'field'>,
): ParameterPages {
  const all = operation.parameters.flatMap((parameter) => {
    const { in: place } = parameter;
    if (place === 'cookie') return [];
    return [{ parameter, place, node: parameterNode(facts, operation, parameter, tree) }];
  });
  const places: readonly Place[] = ['path', 'query', 'header'];
  const groups = places.map((place) => ({
    place,
    fields: all.filter((one) => one.place === place && !isManaged(one.parameter)).map(({ node }) => node),
  }));
  const managed = all
    .filter(({ parameter }) => isManaged(parameter))
    .map(({ parameter, place, node }) => ({
      node,
      place,
      how: howManaged(facts.document, parameter, place),
    }));
  return { parameters: groups.filter(({ fields }) => fields.length > 0), managed };
}

function isManaged(parameter: Parameter): boolean {
  return parameter['x-managed'] !== undefined;
}

function parameterNode(
  { document }: SpecFacts,
  operation: Operation,
  parameter: Parameter,
  tree: Pick<TreeContext, 'field'>,
): FieldNode {
  const { name, in: place, description, required = false } = parameter;
  const pages = operation.extensions['x-pagination'] as { token?: string } | undefined;
  const isIssued = place === 'path' || (place === 'query' && name === pages?.token);
  const own = parameterSchema(parameter);
  const resolve = (ref: string) => document.components?.schemas?.[componentName(ref)] ?? {};
  const schema: Schema = isIssued && own['x-issued'] !== false ? asIssued(own, resolve) : own;
  const node = tree.field({ name, schema, required, parent: place, description });
  const examples = Object.values(namedExamples(document, parameter)).map(({ value }) =>
    JSON.stringify(value),
  );
  const prefix = parameter['x-strip-prefix'];
  const notes = [
    ...(typeof prefix === 'string' ? [`${code(prefix)} in front is taken off`] : []),
    ...(parameter.content === undefined ? [] : ['written as JSON']),
  ];
  return {
    ...node,
    ...(parameter.deprecated === true ? { deprecated: true } : {}),
    ...(parameter['x-inferred'] === true ? { inferred: true } : {}),
    ...(parameter['x-secret'] === true ? { secret: true } : {}),
    limits: [...node.limits, ...notes],
    examples: [...new Set([...examples, ...node.examples])],
  };
}
