import { type OpenApi, type Operation, operations, type Schema } from '../shared/openapi.ts';
import { createValidator, type Validator } from '../shared/validator.ts';
import { type SpecNode, walkSpec } from './walk-spec.ts';

/** A schema, where it is written. */
export interface SpecSchema extends Omit<SpecNode, 'kind' | 'value'> {
  readonly schema: Schema;
}

/** What a rule looks at. */
export interface Spec {
  readonly id: string;
  /** The API's folder, absolute. */
  readonly folder: string;
  /** Every YAML file that is part of the bundle, absolute. */
  readonly files: readonly string[];
  readonly document: OpenApi;
  /** Every node of the document that OpenAPI gives a name to, each once, where it is written. */
  readonly nodes: readonly SpecNode[];
  /** Those of them that are schemas. */
  readonly schemas: readonly SpecSchema[];
  readonly operations: readonly Operation[];
  readonly validator: Validator;
}

/** What a rule finds: at a pointer of the bundle, or in a file that is no part of it. */
export interface Finding {
  readonly message: string;
  /** JSON pointer into the bundle. */
  readonly pointer?: string;
  /** Absolute path of a file beside the bundle. */
  readonly file?: string;
  /** JSON pointer into that file, where it is JSON. */
  readonly within?: string;
}

/**
 * Redocly's words. `error`: what is made of the spec would be wrong, so it holds for every API. `warn`: what a curated
 * spec has on top of that; of an adopted one it is left to do.
 */
export type Severity = 'error' | 'warn';

/** One rule: its name is its file's name. */
export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  check(spec: Spec): Iterable<Finding>;
}

/** Prepares a bundle for the rules. */
export function createSpec(
  document: OpenApi,
  place: { id: string; folder: string; files?: readonly string[] },
): Spec {
  const nodes = [...walkSpec(document)];
  return {
    id: place.id,
    folder: place.folder,
    files: place.files ?? [],
    document,
    nodes,
    schemas: nodes.flatMap(({ kind, value, ...node }) =>
      kind === 'schema' ? [{ ...node, schema: value }] : [],
    ),
    operations: [...operations(document)],
    validator: createValidator(document),
  };
}
