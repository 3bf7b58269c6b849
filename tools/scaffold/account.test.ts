import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emit } from '../generate/emit/emit.ts';
import { type Account, accountOf, formatAccount, requireWhole } from './account.ts';
import { adopt } from './adopt/adopt.ts';
import { formatRefusal, type Refusal } from './adopt/finding.ts';
import { readDocument } from './adopt/read-document.ts';
import { compileClient } from './staging/compile-client.ts';
import { target } from './testing/small-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'quittance-foreign-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(file: string): Promise<{ account: Account; refusals: readonly Refusal[] }> {
  const source = await readDocument(file);
  const adopted = adopt(source, target);
  const account = accountOf(source, adopted, await emit(target, adopted.document));
  return { account, refusals: adopted.refusals };
}

describe('the account of a document', () => {
  it('has each operation once: it compiles, or it is refused by name and shape', async () => {
    const shop = new URL('fixtures/shop.yaml', import.meta.url).pathname;
    const { account, refusals } = await check(shop);
    expect(account).toEqual({ operations: 9, compiled: 7, refused: 2, lost: [], errors: [] });
    expect(refusals.map(formatRefusal)).toEqual([
      'OPTIONS /orders/{id}  method OPTIONS  the clients do not send this method',
      expect.stringMatching(
        /^GET \/orders\/\{id\}\/audit \(getAudit\) {2}`not` of Audit.entry {2}`not` has no/,
      ),
    ]);
    expect(() => requireWhole(account)).not.toThrow();
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
    const { account } = await check(file);
    expect(account).toEqual({ operations: 1, compiled: 1, refused: 0, lost: [], errors: [] });
  });

  it('counts an operation that answers with events, too, once', async () => {
    const file = join(folder, 'events.json');
    const schema = { type: 'object', properties: { text: { type: 'string' } } };
    const content = { 'application/json': { schema }, 'text/event-stream': { schema } };
    const document = {
      openapi: '3.1.0',
      info: { title: 'Events', version: '1' },
      paths: {
        '/a': { post: { operationId: 'createA', responses: { '200': { description: 'Done.', content } } } },
      },
    };
    writeFileSync(file, JSON.stringify(document));
    const { account } = await check(file);
    expect(account).toEqual({ operations: 1, compiled: 1, refused: 0, lost: [], errors: [] });
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
    const { account, refusals } = await check(file);
    expect(account).toEqual({ operations: 3, compiled: 1, refused: 2, lost: [], errors: [] });
    expect(refusals.map(({ operation, reason }) => `${operation}: ${reason}`)).toEqual([
      expect.stringMatching(/^getCat: This `allOf` leads back to `(Cat|Pet)`/),
      expect.stringMatching(/^getName: .*is no reference to a model/),
    ]);
  });

  const account: Account = { operations: 3, compiled: 2, refused: 1, lost: [], errors: [] };

  it('says what came of how many', () => {
    expect(formatAccount(account)).toBe('3 operations = 2 compiled + 1 refused');
  });

  it('does not add up when an operation is lost, does not compile, or is told of twice', () => {
    expect(() => requireWhole(account)).not.toThrow();
    const lost = { ...account, lost: ['GET /b'] };
    expect(() => requireWhole(lost)).toThrow('GET /b  is neither in the client nor refused');
    const broken = { ...account, errors: ['types.gen.ts:1 wrong'] };
    expect(() => requireWhole(broken)).toThrow('types.gen.ts:1 wrong');
    const twice = { ...account, compiled: 3 };
    expect(() => requireWhole(twice)).toThrow('3 operations = 3 compiled + 1 refused, which does not add up');
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
