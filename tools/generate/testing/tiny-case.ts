/** A spec of one feature, and how a caller uses what is made of it. */
export interface TinyCase {
  /** A bundle, as YAML. */
  readonly spec: string;
  /**
   * TypeScript that stands beside the generated files and has to compile; `@ts-expect-error` marks what must not.
   * Every declaration is exported, or the compiler calls it unused.
   */
  readonly uses?: string;
}

/** A spec whose one operation sends `Sent` and answers with `Answer`. */
export function roundTrip(schemas: string): string {
  return `
paths:
  /things:
    post:
      operationId: addThing
      x-sdk: { group: things, method: add }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Sent' } } } }
      responses: { '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Answer' } } } } }
components:
  schemas:
${schemas.trim().replace(/^/gm, '    ')}
`;
}

/** The same with one operation written out and no component. */
export function oneOperation(method: string, operation: string): string {
  return `
paths:
  /things/{id}:
    ${method}:
      operationId: doThing
      x-sdk: { group: things, method: do }
${operation.trim().replace(/^/gm, '      ')}
`;
}

/** A success for operations of which the answer does not matter. */
export const okResponse = `'200': { description: Done., content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }`;
