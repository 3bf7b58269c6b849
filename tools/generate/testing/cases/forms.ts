import type { TinyCase } from '../tiny-case.ts';
import { okResponse } from '../tiny-case.ts';

const point = '{ type: object, additionalProperties: false, properties: { x: { type: integer } } }';

/** Forms whose fields have styles and types of their own, and one that has none. */
export const forms: TinyCase = {
  spec: `
paths:
  /things:
    post:
      operationId: addThing
      x-sdk: { group: things, method: add }
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { $ref: '#/components/schemas/Thing' }
            encoding: { metadata: { style: deepObject, explode: true }, tags: { explode: false } }
      responses:
        ${okResponse}
    put:
      operationId: setThing
      x-sdk: { group: things, method: set }
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Named' } } } }
      responses:
        ${okResponse}
    patch:
      operationId: changeThing
      x-sdk: { group: things, method: change }
      requestBody:
        required: true
        content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Change' } } }
      responses:
        ${okResponse}
  /files:
    post:
      operationId: addFile
      x-sdk: { group: files, method: add }
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { $ref: '#/components/schemas/Upload' }
            encoding: { table: { contentType: text/csv }, picture: { contentType: image/png }, about: { contentType: application/json } }
      responses:
        ${okResponse}
    put:
      operationId: setFile
      x-sdk: { group: files, method: set }
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, additionalProperties: false, properties: { table: { type: string, x-needed: true } } }
            encoding: { table: { contentType: text/csv } }
      responses:
        ${okResponse}
components:
  schemas:
    Named: { type: object, additionalProperties: false, properties: { name: { type: string } } }
    Thing:
      type: object
      additionalProperties: false
      required: [constructor]
      properties:
        name: { type: string }
        metadata: { type: object, additionalProperties: { type: string } }
        tags: { type: array, items: { type: string } }
        at: ${point}
        lines: { type: array, items: ${point} }
        constructor: ${point}
    Change:
      type: object
      additionalProperties: false
      properties: { name: { type: string, x-needed: true }, at: ${point} }
    Upload:
      type: object
      additionalProperties: false
      properties: { table: { type: string }, picture: { type: string, format: binary }, about: ${point} }
`,
  uses: `
import type { addFile, addThing, changeThing, setFile } from './operations.gen.ts';

type Body<Function> = Function extends (args: infer Args) => unknown ? Args extends { body: infer Given } ? Given : never : never;
export const thing: Body<typeof addThing> = { name: 'a', metadata: { a: 'b' }, tags: ['a'], at: { x: 1 }, lines: [{ x: 1 }], constructor: { x: 1 } };
// @ts-expect-error it is written as JSON, and given as what that holds
export const written: Body<typeof addThing> = { at: '{}', constructor: { x: 1 } };
export const upload: Body<typeof addFile> = { table: 'a;b', picture: new Blob(), about: { x: 1 } };
export const change: Body<typeof changeThing> = { name: 'a' };
// @ts-expect-error needed, however its form is written
export const unnamed: Body<typeof changeThing> = { at: { x: 1 } };
// @ts-expect-error needed, however its part is written
export const empty: Body<typeof setFile> = {};
`,
};
