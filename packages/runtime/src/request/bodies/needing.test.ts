import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import type { OperationDescriptor } from '../../operation/descriptors.ts';
import { type OperationInput, operation } from '../../operation/operation.ts';
import { type BinaryInput, binary } from '../../schema/binary.ts';
import { json } from '../../testing/fake-fetch.ts';
import { testClient } from '../../testing/test-api.ts';
import { formBody } from './form-body.ts';
import { jsonBody } from './json-body.ts';
import { multipartBody } from './multipart-body.ts';
import { type Needing, needing } from './needing.ts';

interface UploadData {
  body: { type: string; file?: BinaryInput; more?: BinaryInput[] };
  url: '/files';
}
const descriptor: OperationDescriptor = {
  id: 'upload',
  method: 'POST',
  path: '/files',
  request: {
    body: () => z.strictObject({ type: z.string(), file: z.optional(binary() as never) }),
  },
  bodyRequired: true,
  bodyFormat: needing(multipartBody, ['file']),
};
const upload = operation<Needing<UploadData, 'file'>, { 200: unknown }>(descriptor);
const file = new Blob(['hello']);

function uploadClient() {
  const bodies: FormData[] = [];
  const fetch = async (_: unknown, { body }: { body: BodyInit }) => {
    bodies.push(await new Response(body).formData());
    return json(200, {});
  };
  return { ...testClient([], { fetch: fetch as never }), bodies };
}

describe('a body that needs a field', () => {
  const lacking: readonly (readonly [string, object])[] = [
    ['left out', {}],
    ['undefined', { file: undefined }],
    ['null', { file: null }],
    ['an empty list', { file: [] }],
    ['a list of nothing', { file: [undefined] }],
  ];
  it.each(lacking)('is refused before anything is sent when the field is %s', async (_, rest) => {
    for (const validation of [undefined, { request: false }] as const) {
      const { client, bodies } = uploadClient();
      const call = upload({ client, body: { type: 'logo', ...rest } as never, validation });
      await expect(call).rejects.toMatchObject({
        name: 'RequestValidationError',
        outcomeKnown: true,
        attempts: 0,
        issues: [{ path: expect.stringMatching(/^body\.file/) }],
      });
      expect(bodies).toEqual([]);
    }
  });

  it('is refused in a sentence that says why', async () => {
    const call = upload({ client: uploadClient().client, body: { type: 'logo' } as never });
    await expect(call).rejects.toThrow('body.file is required: without it the call does nothing');
  });

  it('is refused as a ready form too', async () => {
    const { client, bodies } = uploadClient();
    const send = (body: FormData) => upload({ client, body: body as never, validation: { request: false } });
    const form = new FormData();
    await expect(send(form)).rejects.toThrow('body.file');
    form.append('file', file);
    await send(form);
    expect(bodies.map((one) => [...one.keys()])).toEqual([['file']]);
  });

  it('lets go of the streams in it, of which none is read', async () => {
    let [read, cancelled] = [0, 0];
    const more = new ReadableStream(
      { pull: () => void read++, cancel: () => void cancelled++ },
      { highWaterMark: 0 },
    );
    const body = { type: 'logo', more };
    await upload({
      client: uploadClient().client,
      body: body as never,
      validation: { request: false },
    }).catch(() => 0);
    expect([read, cancelled]).toEqual([0, 1]);
  });

  it('is sent as ever when it has the field', async () => {
    const { client, bodies } = uploadClient();
    await upload({ client, body: { type: 'logo', file } });
    const sent = bodies[0]?.get('file');
    expect(sent instanceof File && (await sent.text())).toBe('hello');
    expect(bodies[0]?.get('type')).toBe('logo');
  });

  it('names each field that lacks, in any format; a value that is false, empty or zero is one', async () => {
    for (const format of [formBody, jsonBody]) {
      const issues: unknown[] = [];
      const encode = (value: unknown) =>
        needing(format, ['a', 'b']).encode(
          value,
          1,
          ({ path, code }) => issues.push([path, code]),
          {} as never,
        );
      expect(await encode({ a: null })).toBeUndefined();
      expect(issues.splice(0)).toEqual([
        ['body.a', 'invalid_type'],
        ['body.b', 'invalid_type'],
      ]);
      expect(await encode({ a: false, b: '' })).toEqual(
        await format.encode({ a: false, b: '' }, 1, () => 0, {} as never),
      );
      expect(issues).toEqual([]);
      expect(needing(format, []).name).toBe(format.name);
    }
  });

  it('has a type that asks for the field', () => {
    type Body = OperationInput<Needing<UploadData, 'file'>>['body'];
    expectTypeOf<{ type: string; file: Blob }>().toExtend<Body>();
    expectTypeOf<{ type: string }>().not.toExtend<Body>();
    expectTypeOf<{ type: string; file: undefined }>().not.toExtend<Body>();
    expectTypeOf<Needing<{ body?: { a?: 1 }; path: { id: 1 } }, 'a'>>().toExtend<{ path: { id: 1 } }>();
    expectTypeOf<{ path: { id: 1 } }>().toExtend<Needing<{ body?: { a?: 1 }; path: { id: 1 } }, 'a'>>();
  });
});
