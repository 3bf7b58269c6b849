import type { Reply } from '../contracts.ts';
import { bodyPointer, bodySchema } from './body-pointer.ts';
import { cutToSchema } from './cut-to-schema.ts';
import type { OpenApi, Operation, Validator } from './document.ts';
import { remembered } from './remembered.ts';

/** The status that an operation answers with when it is carried out. */
export const successStatus: (operation: Operation) => number = remembered(({ responses }) =>
  Number(Object.keys(responses).find((one) => /^2\d\d$/.test(one)) ?? 200),
);

/** The body of a reply, cut to what the spec declares for its status. */
export function declaredBody(
  document: OpenApi,
  operation: Operation,
  status: number,
  body: unknown,
): unknown {
  const schema = bodySchema(document, operation, String(status));
  if (schema === undefined || body === undefined) return body;
  return cutToSchema(document, schema, body);
}

/** Whether an operation documents a status, by itself or by its class. */
export function isDocumented({ responses }: Operation, status: number): boolean {
  return (responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default) !== undefined;
}

/** What is wrong with a reply by the spec: a defect of the sandbox, never of the request. */
export function answerDefects(
  validator: Validator,
  operation: Operation,
  { status = successStatus(operation), body, bytes }: Reply,
): string[] {
  if (!isDocumented(operation, status)) return [`the spec of \`${operation.id}\` has no status ${status}`];
  if (bytes !== undefined) return [];
  const pointer = bodyPointer(operation, String(status));
  if (pointer === undefined)
    return body === undefined ? [] : [`\`${operation.id}\` has no body for ${status}`];
  if (body === undefined) return [`\`${operation.id}\` has to have a body for ${status}`];
  return validator
    .check(pointer, body)
    .map(({ at, message }) => `${operation.id} ${status}${at}: ${message}`);
}
