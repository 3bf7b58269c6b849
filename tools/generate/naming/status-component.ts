import type { Schema } from '../../shared/openapi.ts';
import { componentName } from './component-name.ts';
import { typeStem } from './names.ts';

/** The component that an answer with this status is checked against, where an operation has several successes. */
export function statusComponent(functionName: string, status: string, schema: Schema | undefined): string {
  return schema?.$ref === undefined
    ? `${typeStem(functionName)}Response${status}`
    : componentName(schema.$ref);
}
