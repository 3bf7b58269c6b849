import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatRefusal } from '../scaffold/adopt/finding.ts';
import { checkDocument } from './check-document.ts';
import { compileClient } from './compile-client.ts';
import { formatAccount, isWhole } from './format-account.ts';

const folder = mkdtempSync(join(tmpdir(), 'quittance-foreign-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the account of a document', () => {
  it('has each operation once: it compiles, or it is refused by name and shape', async () => {
    const shop = new URL('../scaffold/fixtures/shop.yaml', import.meta.url).pathname;
    const account = await checkDocument(shop);
    expect(account).toMatchObject({ operations: 9, compiled: 7, lost: [], errors: [] });
    expect(account.refusals.map(formatRefusal)).toEqual([
      'OPTIONS /orders/{id}  method OPTIONS  the clients do not send this method',
      expect.stringMatching(
        /^GET \/orders\/\{id\}\/audit \(getAudit\) {2}`not` of Audit.entry {2}`not` has no/,
      ),
    ]);
    expect(isWhole(account)).toBe(true);
  });

  it('counts the operations of a path that stands elsewhere in the document', async () => {
    const file = join(folder, 'referred.json');
    const get = { operationId: 'getA', responses: { '204': { description: 'Done.' } } };
    const document = {
      openapi: '3.1.0',
      info: { title: 'Referred', version: '1' },
      paths: { '/a': { $ref: '#/components/pathItems/A' } },
      components: { pathItems: { A: { get } } },
    };
    writeFileSync(file, JSON.stringify(document));
    expect(await checkDocument(file)).toMatchObject({ operations: 1, compiled: 1, refusals: [], lost: [] });
  });

  it('loses no document to a model that leads back to itself, and takes `*/*` for the JSON that it is', async () => {
    const file = join(folder, 'pets.json');
    const $ref = (path: string) => ({ $ref: `#/components/schemas/${path}` });
    const answers = (schema: object, type = '*/*') => ({
      responses: { '200': { description: 'Done.', content: { [type]: { schema } } } },
    });
    const fields = { type: 'object', properties: { name: { type: 'string' } } };
    const document = {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      paths: {
        '/pets': { get: { operationId: 'listPets', ...answers({ type: 'array', items: $ref('Plain') }) } },
        '/cat': { get: { operationId: 'getCat', ...answers($ref('Cat')) } },
        '/name': {
          get: { operationId: 'getName', ...answers($ref('Plain/properties/name'), 'application/json') },
        },
      },
      components: {
        schemas: {
          Plain: fields,
          Pet: { oneOf: [$ref('Cat'), $ref('Plain')] },
          Cat: { allOf: [$ref('Pet'), fields] },
        },
      },
    };
    writeFileSync(file, JSON.stringify(document));
    const found = await checkDocument(file);
    expect(found).toMatchObject({ operations: 3, compiled: 1, lost: [], errors: [] });
    expect(found.refusals.map(({ operation, reason }) => `${operation}: ${reason}`)).toEqual([
      expect.stringMatching(/^getCat: This `allOf` leads back to `(Cat|Pet)`/),
      expect.stringMatching(/^getName: .*is no reference to a model/),
    ]);
  });

  const account = {
    operations: 3,
    compiled: 2,
    refusals: [{ method: 'get', path: '/a', operation: 'getA', shape: '`not` of A', reason: 'No.' }],
    lost: [],
    errors: [],
    seconds: { read: 0.1, adopt: 0.2, generate: 1, compile: 2 },
  };

  it('says what came of how many, in which time, with how much memory', () => {
    expect(formatAccount(account, 512.4)).toBe(
      '3 operations = 2 compiled + 1 refused\n3.3 s (read 0.1, adopt 0.2, generate 1.0, compile 2.0), 512 MiB at the peak',
    );
  });

  it('does not add up when an operation is lost, does not compile, or is told of twice', () => {
    expect(isWhole(account)).toBe(true);
    expect(isWhole({ ...account, lost: ['GET /b'] })).toBe(false);
    expect(isWhole({ ...account, errors: ['types.gen.ts:1 wrong'] })).toBe(false);
    expect(isWhole({ ...account, compiled: 3 })).toBe(false);
    expect(formatAccount({ ...account, compiled: 3 }, 1)).toContain('which does not add up');
  });
});

it('hears of every error that the compiler finds in a client', () => {
  const files = new Map([
    ['a.ts', 'export const a: string = 1;\nexport const b = missing;\n'],
    ['c.ts', "export { a } from './a.ts';\n"],
    ['openapi.json', '{}'],
  ]);
  expect(compileClient(files)).toEqual([
    "a.ts:1 Type 'number' is not assignable to type 'string'.",
    "a.ts:2 Cannot find name 'missing'.",
  ]);
});
