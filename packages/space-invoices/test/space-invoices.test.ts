import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { zImageUpload } from '../src/gen/zod.gen.ts';
import { createSpaceInvoices, type ImageUpload } from '../src/index.ts';

function record(answer: (request: Request) => Response) {
  const seen: Request[] = [];
  const spaceInvoices = createSpaceInvoices({
    accessToken: 'raw-token-1',
    validation: { response: false },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      seen.push(request.clone());
      return answer(request);
    },
  });
  return { spaceInvoices, seen };
}

describe('createSpaceInvoices', () => {
  it('sends the token as it is, without a scheme', async () => {
    const { spaceInvoices, seen } = record(() => Response.json({ count: 3 }));
    await spaceInvoices.organizations.count({ path: { id: 'account-1' } });
    expect(seen[0]?.headers.get('authorization')).toBe('raw-token-1');
    expect(seen[0]?.url).toBe('https://api.spaceinvoices.com/v1/Accounts/account-1/organizations/count');
  });

  it('writes the filter as JSON and walks the pages with skip, keeping what the caller gave', async () => {
    const filters: unknown[] = [];
    const { spaceInvoices } = record((request) => {
      const filter = JSON.parse(new URL(request.url).searchParams.get('filter') ?? '{}') as { skip?: number };
      filters.push(filter);
      const { skip = 0 } = filter;
      const items = Array.from({ length: skip >= 4 ? 1 : 2 }, (_, index) => ({ id: `o${skip + index}` }));
      return Response.json(items, { headers: { 'x-total-count': '5' } });
    });
    const all = spaceInvoices.organizations.list({
      path: { id: 'account-1' },
      query: { filter: { where: { country: 'Slovenia' }, limit: 2 } },
    });
    expect(await all.toArray({ limit: 100 })).toHaveLength(5);
    expect(filters).toEqual([
      { where: { country: 'Slovenia' }, limit: 2 },
      { where: { country: 'Slovenia' }, limit: 2, skip: 2 },
      { where: { country: 'Slovenia' }, limit: 2, skip: 4 },
    ]);
  });

  const bytes = new Uint8Array([137, 80, 78, 71]);
  it.each([
    ['bytes', bytes],
    ['a Buffer', Buffer.from(bytes)],
    ['a Blob', new Blob([bytes])],
    ['a File', new File([bytes], 'kamin.png', { type: 'image/png' })],
    ['a stream', new Blob([bytes]).stream()],
    ['a stream of Node', Readable.from([Buffer.from(bytes)])],
    ['bytes with a name', { data: bytes, filename: 'kamin.png', contentType: 'image/png' }],
  ])('uploads %s as multipart, with the type in the query and the form', async (_title, file) => {
    const { spaceInvoices, seen } = record(() => Response.json({}));
    await spaceInvoices.organizations.images.upload({
      path: { id: 'organization-1' },
      query: { type: 'logo' },
      body: { type: 'logo', file },
    });
    expect(new URL(seen[0]?.url ?? '').searchParams.get('type')).toBe('logo');
    const form = await seen[0]?.formData();
    expect(form?.get('type')).toBe('logo');
    const part = form?.get('file');
    if (!(part instanceof File)) throw new Error('the file is no file part');
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes);
  });

  it('downloads an image as a stream of its bytes', async () => {
    const { spaceInvoices } = record(() => new Response(bytes, { headers: { 'content-type': 'image/png' } }));
    const { data } = await spaceInvoices.organizations.images.download({
      path: { id: 'organization-1' },
      query: { type: 'logo' },
    });
    expect(new Uint8Array(await new Response(data).arrayBuffer())).toEqual(bytes);
  });

  it.each([
    ['text in place of a file', 'logo.png', "body.file must be the file's bytes"],
    ['an upload without its file', undefined, 'body.file is required'],
  ])('refuses %s, naming the field', async (_title, file, sentence) => {
    const { spaceInvoices, seen } = record(() => Response.json({}));
    const { images, importData } = spaceInvoices.organizations;
    const path = { id: 'organization-1' };
    const body = { type: 'logo', file: file as never };
    await expect(images.upload({ path, query: { type: 'logo' }, body })).rejects.toThrow(sentence);
    await expect(importData({ path, body })).rejects.toThrow(sentence);
    expect(seen).toEqual([]);
  });

  it('asks for the file of an upload in its types, and with its validation off', async () => {
    const { spaceInvoices, seen } = record(() => Response.json({}));
    const { images, importData } = spaceInvoices.organizations;
    const call = { path: { id: 'organization-1' }, validation: { request: false } } as const;
    const calls = [
      // @ts-expect-error `file` is missing
      images.upload({ ...call, query: { type: 'logo' }, body: { type: 'logo' } }),
      // @ts-expect-error `file` is missing
      importData({ ...call, body: { type: 'client' } }),
    ];
    for (const refused of calls) {
      await expect(refused).rejects.toMatchObject({ attempts: 0, issues: [{ path: 'body.file' }] });
    }
    expect(seen).toEqual([]);
  });

  it("takes the vendor's printed body for a valid one, in its schema and its model", () => {
    const printed: ImageUpload = { type: 'logo' };
    expect(zImageUpload.safeParse(printed).success).toBe(true);
  });
});
