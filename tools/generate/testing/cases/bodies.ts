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

/** A file that the vendor's page leaves out of its example, and a form and a JSON body that lack something too. */
export const needed: TinyCase = {
  spec: `
paths:
  /files:
    post:
      operationId: addFile
      x-sdk: { group: files, method: add }
      requestBody: { required: true, content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } } } }
      responses:
        ${okResponse}
  /logins:
    post:
      operationId: addLogin
      x-sdk: { group: logins, method: add }
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Login' } } } }
      responses:
        ${okResponse}
    put:
      operationId: setLogin
      x-sdk: { group: logins, method: set }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Login' } } } }
      responses:
        ${okResponse}
components:
  schemas:
    Upload:
      type: object
      additionalProperties: false
      required: [type]
      properties:
        type: { type: string }
        file: { x-needed: true, type: string, format: binary, description: The bytes. }
    Login:
      type: object
      additionalProperties: false
      properties:
        name: { x-needed: true, type: string }
        pin: { x-needed: true, type: string }
        note: { type: string }
`,
  uses: `
import type { addFile, addLogin } from './operations.gen.ts';
import type { TinyResources } from './resources.gen.ts';
import type { Upload } from './types.gen.ts';

type Given<Function> = Function extends (args: infer Args) => unknown ? Args extends { body: infer Body } ? Body : never : never;
const file = new Blob();
export const whole: Given<typeof addFile> = { type: 'a', file };
export const bound = (tiny: TinyResources) => tiny.files.add({ body: { type: 'a', file } });
// @ts-expect-error the method asks for it like the function
export const boundless = (tiny: TinyResources) => tiny.files.add({ body: { type: 'a' } });
// @ts-expect-error without its file it does nothing
export const fileless: Given<typeof addFile> = { type: 'a' };
// @ts-expect-error nor is it given as undefined
export const nothing: Given<typeof addFile> = { type: 'a', file: undefined };
export const asPrinted: Upload = { type: 'a' };
export const both: Given<typeof addLogin> = { name: 'a', pin: 'b' };
// @ts-expect-error each of them is needed
export const pinless: Given<typeof addLogin> = { name: 'a' };
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

const thing = '{ type: object, additionalProperties: false, properties: { name: { type: string } } }';

/** Bodies and answers of the types that documents have, one or several of them. */
export const mediaTypes: TinyCase = {
  spec: `
paths:
  /things/{id}:
    patch:
      operationId: mergeThing
      x-sdk: { group: things, method: merge }
      parameters: [${id}]
      requestBody: { required: true, content: { application/merge-patch+json: { schema: ${thing} } } }
      responses: { '200': { description: Done., content: { application/vnd.acme.v2+json: { schema: ${thing} } } } }
    put:
      operationId: setThing
      x-sdk: { group: things, method: set }
      parameters: [${id}]
      requestBody:
        required: true
        content:
          text/plain: { schema: { type: string } }
          application/xml: { schema: ${thing} }
          application/json: { schema: ${thing} }
      responses:
        '2XX': { description: Done., content: { text/plain: { schema: { type: string } }, application/json: { schema: ${thing} } } }
        default: { description: Failed. }
  /lists:
    post:
      operationId: sendList
      x-sdk: { group: lists, method: send }
      requestBody: { required: true, content: { text/csv: { schema: { type: string } } } }
      responses: { default: { description: Whatever it is., content: { application/json: { schema: ${thing} } } } }
  /images:
    post:
      operationId: sendImage
      x-sdk: { group: images, method: send }
      requestBody: { required: true, content: { image/png: { schema: { type: string, description: The picture. } } } }
      responses: { 2XX: { description: Done. } }
    put:
      operationId: setImage
      x-sdk: { group: images, method: set }
      requestBody: { required: true, content: { image/*: {} } }
      responses: { '204': { description: Done. } }
`,
  uses: `
import type { MergeThingData, SendImageData, SendListData, SendListResponses, SetImageData, SetThingData, SetThingResponses } from './types.gen.ts';

export const merged: MergeThingData['body'] = { name: 'a' };
export const set: SetThingData['body'] = { name: 'a' };
// @ts-expect-error JSON is taken, not the text that stands before it
export const text: SetThingData['body'] = 'a';
export const list: SendListData['body'] = 'a;b';
export const image: SendImageData['body'] = new Uint8Array([1]);
// @ts-expect-error a picture is no text
export const path: SendImageData['body'] = 'a.png';
export const any: SetImageData['body'] = new Blob();
export const names = (answers: [SetThingResponses[200], SetThingResponses[202], SendListResponses[201]]): unknown[] => answers.map(({ name }) => name);
`,
};

/** JSON that is a file: bytes, sent and answered as they are. */
export const jsonFiles: TinyCase = {
  spec: `
paths:
  /backups:
    put:
      operationId: setBackup
      x-sdk: { group: backups, method: set }
      requestBody: { required: true, content: { application/json: { schema: { type: string, format: binary, description: The backup. } } } }
      responses: { '200': { description: Done., content: { application/json: { schema: { type: string, format: binary } } } } }
    post:
      operationId: addBackup
      x-sdk: { group: backups, method: add }
      requestBody: { required: true, content: { application/vnd.acme+json: { schema: { type: string, format: binary } } } }
      responses: { '201': { description: Done., content: { application/vnd.acme+json: { schema: { type: string, format: binary } } } } }
    patch:
      operationId: sendBackup
      x-sdk: { group: backups, method: send }
      requestBody: { required: true, content: { application/octet-stream: { schema: { $ref: '#/components/schemas/Backup' } } } }
      responses: { '200': { description: Done., content: { application/octet-stream: { schema: { $ref: '#/components/schemas/Backup' } } } } }
components:
  schemas:
    Backup: { type: string, format: binary }
`,
  uses: `
import type { AddBackupResponses, SendBackupData, SendBackupResponses, SetBackupData, SetBackupResponses } from './types.gen.ts';

export const bytes: SetBackupData['body'] = new Uint8Array([123, 125]);
// @ts-expect-error the file is JSON, and not written as such
export const fields: SetBackupData['body'] = { a: 1 };
export const sent: SendBackupData['body'] = new Blob();
type Answer = AddBackupResponses[201] | SendBackupResponses[200] | SetBackupResponses[200];
export const read = (answer: Answer): ReadableStream<Uint8Array> => answer;
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
