import { expect, test } from 'vitest';
import { type OpenApi, operation } from '../shared/openapi.ts';
import { prismDocument } from './prism-document.ts';

/** The one operation of a document as Prism is given it. */
function served(members: object): object {
  const info = { title: 'Shop', version: '1' };
  const paths = { '/orders': { post: { operationId: 'createOrder', responses: {}, ...members } } };
  const document = { openapi: '3.1.0', info, paths } as OpenApi;
  return operation(prismDocument(document), 'createOrder').object;
}

const list = { type: 'array', items: { type: 'string' } };

test('takes any text in a header of parts that may be left out, and keeps what is said of one that may not', () => {
  const tags = (more: object) => ({ name: 'X-Tags', in: 'header', ...more });
  const optional = tags({ schema: list });
  const required = tags({ required: true, schema: list });
  expect(served({ parameters: [optional, required] })).toMatchObject({
    parameters: [tags({ schema: { type: 'string' } }), required],
  });
});

test('says of each list in a form how it is written, as the document says where it does', () => {
  const form = 'application/x-www-form-urlencoded';
  const schema = { type: 'object', properties: { names: list, ids: list, note: { type: 'string' } } };
  const encoding = { ids: { explode: false } };
  expect(served({ requestBody: { content: { [form]: { schema, encoding } } } })).toMatchObject({
    requestBody: {
      content: {
        [form]: {
          encoding: { names: { style: 'form', explode: true }, ids: { style: 'form', explode: false } },
        },
      },
    },
  });
});
