import type { OpenApi, Schema } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { componentName } from '../naming/component-name.ts';
import { childSchemas } from './child-schemas.ts';

/** The fields that are tags, by component: those of the variants of every tagged union. */
export function tagFields(document: OpenApi): Map<string, Set<string>> {
  const fields = new Map<string, Set<string>>();
  const visit = (schema: Schema): void => {
    for (const ref of Object.values(schema.discriminator?.mapping ?? {})) {
      const name = componentName(ref);
      fields.set(name, (fields.get(name) ?? new Set()).add(schema.discriminator?.propertyName ?? ''));
    }
    for (const child of childSchemas(schema)) visit(child);
  };
  for (const schema of Object.values(document.components?.schemas ?? {})) visit(schema);
  for (const operation of operations(document)) {
    for (const body of [operation.requestBody, ...Object.values(operation.responses)]) {
      for (const media of Object.values(body?.content ?? {}))
        if (media.schema !== undefined) visit(media.schema);
    }
  }
  return fields;
}
