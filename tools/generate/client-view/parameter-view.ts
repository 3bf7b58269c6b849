import { childPointer } from '../../shared/json-pointer.ts';
import type { Parameter } from '../../shared/openapi.ts';
import { parameterSchema } from '../../shared/openapi.ts';
import { isFlag } from '../operations/is-flag.ts';
import type { SchemaViewer, ViewNode } from '../schema-view/schema-context.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';

/** A parameter as callers give it; none where the client alone supplies it. */
export function parameterView(
  parameter: Parameter,
  viewer: SchemaViewer,
  pointer: string,
): ViewNode | undefined {
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
  const view = isFlag(parameter) ? { type: 'boolean' } : viewer.view(schema, childPointer(pointer, 'schema'));
  return {
    name: parameter.name,
    in: parameter.in,
    ...(description === undefined ? {} : { description }),
    ...(parameter.required === true && managed === undefined ? { required: true } : {}),
    ...(parameter.deprecated === true ? { deprecated: true } : {}),
    schema: view,
  };
}
