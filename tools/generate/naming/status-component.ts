import { typeStem } from './names.ts';

/**
 * The component that an answer with this status is checked against, where an operation has several successes and its
 * schema is no component of its own.
 */
export function statusComponent(functionName: string, status: string): string {
  return `${typeStem(functionName)}Response${status}`;
}
