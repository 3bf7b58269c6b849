import { childPointer } from '../../shared/json-pointer.ts';
import type { Parameter } from '../../shared/openapi.ts';
import { parameterSchema } from '../../shared/openapi.ts';
import { refuseFieldName } from '../naming/refuse-field-name.ts';
import { isFlag } from '../operations/is-flag.ts';
import { asIssued } from '../schema-view/issued-form.ts';
import type { SchemaViewer, ViewNode } from '../schema-view/schema-context.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';

/**
 * A parameter as callers give it; none where the client alone supplies it. `pageToken` is the parameter that takes the
 * token of a page, if the operation is a list that has one.
 */
export function parameterView(
  parameter: Parameter,
  viewer: SchemaViewer,
  pointer: string,
  pageToken?: string,
): ViewNode | undefined {
  if (parameter.in === 'cookie') {
    throw new UnsupportedShape(
      'Cookie parameters are not sent by the clients. Describe them as a security scheme.',
      pointer,
    );
  }
  refuseFieldName(parameter.name, pointer, parameter.required === true);
  const managed = parameter['x-managed'] as Readonly<Record<string, unknown>> | undefined;
  if (managed?.constant !== undefined || managed?.idempotencyKey !== undefined) return undefined;
  const { description } = parameter;
  // hey-api shows the schema's description alone; the parameter's own says more, and the limits join it.
  const own = parameterSchema(parameter);
  // What stands in a path is the service's id of something, unless the spec says that callers make it.
  const isIssued = parameter.in === 'path' || (parameter.in === 'query' && parameter.name === pageToken);
  const taken = isIssued && own['x-issued'] !== false ? asIssued(own, viewer.resolve) : own;
  const schema = { ...taken, ...(description === undefined ? {} : { description }) };
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
