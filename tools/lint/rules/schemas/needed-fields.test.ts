import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { neededFields } from './needed-fields.ts';

const spec = (body: string, upload: string) => `
paths:
  /files:
    post:
      operationId: upload
      requestBody: { ${body}, content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } } } }
components:
  schemas:
    Upload: { type: object, ${upload} }
`;
const file = 'file: { x-needed: true, type: string, format: binary }';

test('takes the mark on a field of a body, written in place or by name', () => {
  const named = spec('required: true', `properties: { ${file} }`);
  const inPlace = named
    .replace("$ref: '#/components/schemas/Upload'", `type: object, properties: { ${file} }`)
    .replace(/components:[\s\S]*/, '');
  expect(checkRule(neededFields, named)).toEqual([]);
  expect(checkRule(neededFields, inPlace)).toEqual([]);
});

test.each([
  ['required: true', `required: [file], properties: { ${file} }`, 'file', 'is in `required` already'],
  ['required: false', `properties: { ${file} }`, 'file', 'The body of `upload` may be left out'],
  [
    'required: true',
    `properties: { in: { type: object, properties: { ${file} } } }`,
    'in/properties/file',
    'No operation has this object as its body',
  ],
])('refuses the mark in a body that is { %s, %s }', (body, upload, at, message) => {
  const found = checkRule(neededFields, spec(body, upload));
  expect(found).toEqual([expect.stringContaining(message)]);
  expect(found[0]).toContain(`/components/schemas/Upload/properties/${at}/x-needed  `);
});
