import type { TinyCase } from '../tiny-case.ts';
import { okResponse, oneOperation } from '../tiny-case.ts';

const id = '{ name: id, in: path, required: true, schema: { type: string } }';

/** A file among other parts. */
export const multipart: TinyCase = {
  spec: oneOperation(
    'post',
    `
parameters: [${id}]
requestBody:
  required: true
  content:
    multipart/form-data:
      schema:
        type: object
        additionalProperties: false
        required: [file]
        properties:
          file: { type: string, format: binary }
          other: { type: string, contentMediaType: application/octet-stream }
          note: { type: string }
responses:
  ${okResponse}`,
  ),
  uses: `
import type { DoThingData } from './types.gen.ts';

export const bytes: DoThingData['body'] = { file: new Uint8Array([1]), note: 'a' };
export const named: DoThingData['body'] = { file: { data: new Blob(), filename: 'a.pdf' } };
// @ts-expect-error text is no file
export const text: DoThingData['body'] = { file: 'a' };
`,
};

/** Answers that are no JSON. */
export const otherAnswers: TinyCase = {
  spec: `
paths:
  /pdf:
    get:
      operationId: getPdf
      x-sdk: { group: files, method: pdf }
      responses: { '200': { description: Done., content: { application/pdf: { schema: { type: string, format: binary } } } } }
  /csv:
    get:
      operationId: getCsv
      x-sdk: { group: files, method: csv }
      responses: { '200': { description: Done., content: { text/csv: { schema: { type: string } } } } }
  /empty:
    get:
      operationId: getEmpty
      x-sdk: { group: files, method: empty }
      responses: { '200': { description: Done. } }
    delete:
      operationId: dropEmpty
      x-sdk: { group: files, method: delete }
      responses: { '204': { description: Done. } }
`,
  uses: `
import type { DropEmptyResponses, GetCsvResponses, GetEmptyResponses, GetPdfResponses } from './types.gen.ts';

export const pdf = (answer: GetPdfResponses[200]): ReadableStream<Uint8Array> => answer;
export const csv: GetCsvResponses[200] = 'a;b';
export const nothing: GetEmptyResponses[200] = undefined;
export const dropped: DropEmptyResponses[204] = undefined;
`,
};

/** Bodies that are lists, and successes with bodies of their own. */
export const manyAnswers: TinyCase = {
  spec: `
paths:
  /things:
    post:
      operationId: addThings
      x-sdk: { group: things, method: add }
      requestBody: { required: true, content: { application/json: { schema: { type: array, minItems: 1, items: { type: string } } } } }
      responses:
        '200': { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } }
        '201': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        '202': { description: Later. }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string } } }
`,
  uses: `
import type { AddThingsData, AddThingsResponses } from './types.gen.ts';

export const sent: AddThingsData['body'] = ['a'];
export const all: AddThingsResponses[200] = ['a'];
export const one: AddThingsResponses[201] = { id: 'a' };
export const later: AddThingsResponses[202] = undefined;
`,
};
