import { beforeAll, describe, expect, it } from 'vitest';
import {
  jsonFiles,
  manyAnswers,
  mediaTypes,
  multipart,
  needed,
  otherAnswers,
} from '../testing/cases/bodies.ts';
import { api, behaviour } from '../testing/cases/operations.ts';
import { inheritedNames, issued, managed, parameterStyles, parameters } from '../testing/cases/parameters.ts';
import { bothWays } from '../testing/cases/structure.ts';
import { declarationOf } from '../testing/declaration-of.ts';
import type { TinyClient } from '../testing/emit-tiny.ts';
import { emitTiny } from '../testing/emit-tiny.ts';

describe('strings that the service issued', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(issued.spec);
  });
  const path = { id: '0123abcd', ref: '0123abcd', kind: 'a', mine: '0123abcd', day: '2026-05-04' };

  it('stand in a path in whatever form, but not empty; a value of an enum and what callers make are checked', () => {
    expect(tiny.check('zListThingsPath', { ...path, id: 'ID-1', ref: 'a_='.repeat(99) })).toEqual([]);
    expect(tiny.check('zListThingsPath', { ...path, id: '', ref: 1 })).toEqual([
      'id: too_small',
      'ref: invalid_type',
    ]);
    expect(tiny.check('zListThingsPath', { ...path, kind: 'c', mine: 'ID-1', day: '4 May' })).toEqual([
      'kind: invalid_value (a, b)',
      'mine: too_small',
      'day: invalid_format',
    ]);
  });

  it('name a page, and nothing else of the query', () => {
    expect(tiny.check('zListThingsQuery', { token: 'MDE5-_OQ=='.repeat(99) })).toEqual([]);
    expect(tiny.check('zListThingsQuery', { token: '', other: 'x' })).toEqual([
      'token: too_small',
      'other: too_small',
    ]);
  });

  it('go back in a body where they are marked', () => {
    expect(tiny.check('zAddThingBody', { parent: 'ID-1', next: 'not a UUID' })).toEqual([]);
    expect(tiny.check('zAddThingBody', { parent: '', next: null, number: 'ID-1' })).toEqual([
      'parent: too_small',
      'number: too_small',
    ]);
  });

  it('are described in the form of the documentation, under the names of their models', () => {
    expect(tiny.types).toContain('8 characters.');
    expect(tiny.types).toContain('parent?: Id;');
  });
});

describe('parameters', () => {
  let tiny: TinyClient;
  let declared: string;
  beforeAll(async () => {
    tiny = await emitTiny(parameters.spec);
    declared = declarationOf(tiny.operations, 'getThing');
  });

  it('of the path keep odd names, are required, and may have a prefix taken off', () => {
    expect(declared).toContain("path: '/things/{some-id}/{fk}/{a.b}'");
    expect(declared).toContain("stripPrefix: { 'some-id': 'things/' }");
    expect(tiny.check('zGetThingPath', { 'some-id': 'x', fk: 'y', 'a.b': 1 })).toEqual([]);
    expect(tiny.check('zGetThingPath', { 'some-id': 'x', fk: 'y', 'a.b': '1' })).toEqual([
      'a.b: invalid_type',
    ]);
    expect(tiny.check('zGetThingPath', { 'some-id': 'x', fk: 'y' })).toEqual(['a.b: invalid_type']);
  });

  it('of the query say how they are written: repeated unless told otherwise', () => {
    expect(declared).toContain("query: { ids: 'comma', full: 'flag', filter: 'json' }");
  });

  it('are described by their own words, with the limits of their schema', () => {
    const words = tiny.types.replace(/\n\s*\* ?/g, ' ');
    expect(words).toContain('How many things a page holds.  To 100. Default: `20`.');
    expect(words).not.toContain('A count.');
  });

  it('of the query are checked by what callers write', () => {
    const fine = { tags: ['a'], ids: ['a', 'b'], full: true, size: 100, filter: { limit: 1 } };
    expect(tiny.check('zGetThingQuery', fine)).toEqual([]);
    expect(tiny.check('zGetThingQuery', {})).toEqual([]);
    expect(tiny.check('zGetThingQuery', { full: 'yes', size: 101, filter: { limt: 1 } })).toEqual([
      'full: invalid_type',
      'size: too_big',
      'filter: unrecognized_keys (limt)',
    ]);
  });

  it('that are not declared are refused', () => {
    expect(tiny.check('zGetThingQuery', { tag: 'a' })).toEqual(['unrecognized_keys (tag)']);
    expect(tiny.check('zGetThingHeaders', { 'X-Trace-Id': 'abc', 'X-Other': 'a' })).toEqual([
      'unrecognized_keys (X-Other)',
    ]);
  });

  it('of the headers are checked like any object', () => {
    expect(tiny.check('zGetThingHeaders', { 'X-Trace-Id': 'abc' })).toEqual([]);
    expect(tiny.check('zGetThingHeaders', { 'X-Trace-Id': 'ab' })).toEqual(['X-Trace-Id: too_small']);
    expect(tiny.check('zGetThingHeaders', {})).toEqual(['X-Trace-Id: invalid_type']);
  });
});

describe('parameters in a style of their own', () => {
  it('name what writes them; those that are written so anyway name nothing', async () => {
    const declared = declarationOf((await emitTiny(parameterStyles.spec)).operations, 'findThings');
    expect(declared).toContain(
      "query: { piped: pipeDelimited, fields: eachField, pairs: commaDelimited, deep: deepObject, url: reservedForm, urls: reservedComma, either: 'comma' }",
    );
    expect(declared).toContain('pathStyles: { ids: simpleStyle, at: matrixExploded, tag: labelStyle }');
    expect(declared).toContain("headerStyles: { 'X-Tags': simpleStyle, 'X-Point': simpleExploded }");
  });

  it('are written by it though every object has something of their name', async () => {
    const tiny = await emitTiny(inheritedNames.spec);
    expect(declarationOf(tiny.operations, 'listThings')).toContain(
      "query: { constructor: 'comma' as const, valueOf: pipeDelimited, ids: 'comma' }",
    );
    expect(tiny.check('zListThingsQuery', { constructor: ['a'], valueOf: ['b'] })).toEqual([]);
    expect(tiny.check('zListThingsQuery', {})).toEqual([
      'constructor: invalid_type',
      'valueOf: invalid_type',
    ]);
  });
});

describe('parameters that the client supplies', () => {
  it('are gone when constant or the key, optional when an option, and named in the descriptors', async () => {
    const tiny = await emitTiny(managed.spec);
    const declared = declarationOf(tiny.operations, 'addThing');
    expect(declared).toContain(
      "managed: [ 'X-Api-Version', 'X-Scope', 'X-Idempotency-Key', 'api-version', 'site' ]",
    );
    expect(declared).toContain('covered: true');
    expect(tiny.types).toContain("'X-Scope'?: string;");
    expect(tiny.types).toContain('site?: string;');
    expect(tiny.types).not.toContain('X-Api-Version');
    expect(tiny.types).not.toContain('api-version');
    expect(tiny.types).not.toContain('X-Idempotency-Key');
    expect(tiny.check('zAddThingHeaders', {})).toEqual([]);
    expect(tiny.files.get('api.gen.ts')?.replace(/\s+/g, ' ')).toContain(
      "'X-Api-Version': { constant: '2026-05-04', }, 'X-Scope': { option: 'scope', }, 'X-Idempotency-Key': { idempotencyKey: true, }, 'api-version': { constant: '7', in: 'query', }, site: { option: 'site', in: 'query', }",
    );
  });

  it('leave an operation without the idempotency header uncovered', async () => {
    const { operations } = await emitTiny(bothWays.spec);
    expect(operations).not.toContain('covered');
    expect(operations).not.toContain('managed');
  });
});

describe('bodies', () => {
  it('of several parts take bytes where the spec says binary', async () => {
    const tiny = await emitTiny(multipart.spec);
    expect(declarationOf(tiny.operations, 'doThing')).toContain(
      'bodyRequired: true, bodyFormat: multipartBody',
    );
    expect(tiny.types).toMatch(/file: BinaryInput;\n +other\?: BinaryInput;/);
    const file = new Uint8Array([1]);
    expect(tiny.check('zDoThingBody', { file, other: new Blob(), note: 'a' })).toEqual([]);
    expect(tiny.check('zDoThingBody', { file: { data: file, filename: 'a.pdf' } })).toEqual([]);
    expect(tiny.check('zDoThingBody', { file: 'text' })).toEqual([expect.stringMatching(/^file: /)]);
    expect(tiny.check('zDoThingBody', {})).toEqual(['file: invalid_type']);
  });

  it('are refused without a field that they need, which stays optional in schema and model', async () => {
    const tiny = await emitTiny(needed.spec);
    const declared = declarationOf(tiny.operations, 'addFile');
    expect(declared).toContain(": Operation<Needing<AddFileData, 'file'>, AddFileResponses> =");
    expect(declared).toContain("bodyFormat: /* @__PURE__ */ needing(multipartBody, ['file'])");
    expect(declarationOf(tiny.operations, 'addLogin')).toContain("needing(formBody, ['name', 'pin'])");
    expect(declarationOf(tiny.operations, 'setLogin')).toContain("needing(jsonBody, ['name', 'pin'])");
    expect(tiny.files.get('resources.gen.ts')).toContain("Needing<AddLoginData, 'name' | 'pin'>");
    expect(tiny.types).toMatch(
      /The bytes\.\n[ *]+\n[ *]+The client refuses a call without it\.\n[ */]+\n +file\?: Bin/,
    );
    expect(tiny.check('zAddFileBody', { type: 'a' })).toEqual([]);
    expect(tiny.check('zAddFileBody', { type: 'a', file: 'text' })).toHaveLength(1);
  });

  it('may be lists at the root', async () => {
    const tiny = await emitTiny(manyAnswers.spec);
    expect(tiny.check('zAddThingsBody', ['a'])).toEqual([]);
    expect(tiny.check('zAddThingsBody', [])).toEqual(['too_small']);
    expect(tiny.check('zAddThingsBody', [1])).toEqual(['0: invalid_type']);
  });
});

describe('media types', () => {
  it('are sent and asked for as they are declared, the best one of several', async () => {
    const { operations, types } = await emitTiny(mediaTypes.spec);
    const merge = declarationOf(operations, 'mergeThing');
    expect(merge).toContain("contentType: 'application/merge-patch+json'");
    expect(merge).toContain("mediaType: 'application/vnd.acme.v2+json'");
    const set = declarationOf(operations, 'setThing');
    expect(set).not.toContain('contentType');
    expect(set).not.toContain('bodyFormat');
    expect(set).not.toContain('accept');
    expect(operations).toContain(
      'Sent as `application/json`, which is taken of: text/plain, application/xml, application/json.',
    );
    expect(operations).toContain(
      'Asks for `application/json`, which is taken of: text/plain, application/json.',
    );
    expect(declarationOf(operations, 'sendList')).toContain("bodyFormat: textBody, contentType: 'text/csv'");
    expect(declarationOf(operations, 'sendImage')).toContain(
      "bodyFormat: binaryBody, contentType: 'image/png'",
    );
    expect(declarationOf(operations, 'setImage')).toContain('bodyFormat: binaryBody');
    expect(declarationOf(operations, 'setImage')).not.toContain('contentType');
    expect(types).toContain('The picture.');
  });

  it('of JSON are bytes where the schema is a file', async () => {
    const tiny = await emitTiny(jsonFiles.spec);
    const set = declarationOf(tiny.operations, 'setBackup');
    expect(set).toContain("bodyFormat: binaryBody, contentType: 'application/json'");
    expect(set).toContain("accept: streamAnswer, mediaType: 'application/json'");
    expect(set).not.toContain('response:');
    const add = declarationOf(tiny.operations, 'addBackup');
    expect(add).toContain("bodyFormat: binaryBody, contentType: 'application/vnd.acme+json'");
    expect(add).toContain("accept: streamAnswer, mediaType: 'application/vnd.acme+json'");
    expect(tiny.types).toMatch(/The backup\.\n +\*\/\n +body: BinaryInput;/);
    expect(tiny.check('zSetBackupBody', new Uint8Array([1]))).toEqual([]);
    expect(tiny.check('zSetBackupBody', { a: 1 })).toHaveLength(1);
  });

  it('of a file have its type in each direction, whatever it is called', async () => {
    const { types } = await emitTiny(jsonFiles.spec);
    expect(types).toContain('export type Backup = ReadableStream<Uint8Array>;');
    expect(types).toContain('200: Backup;');
  });

  it('of `2XX`, and of `default` alone, are those of every success', async () => {
    const { operations, types } = await emitTiny(mediaTypes.spec);
    for (const id of ['setThing', 'sendList']) {
      const checked = /response: \{([^}]*)\}/.exec(declarationOf(operations, id))?.[1] ?? '';
      expect(checked.match(/\d+(?=:)/g)).toEqual(['200', '201', '202', '203', '206']);
    }
    expect(declarationOf(operations, 'sendImage')).toContain("accept: 'none'");
    expect(types).toMatch(/SendImageResponses = \{[\s\S]*200: void;[\s\S]*204: void;/);
  });
});

describe('answers', () => {
  it('that are no JSON are a stream, a text or nothing, and are not checked', async () => {
    const { operations, types } = await emitTiny(otherAnswers.spec);
    expect(declarationOf(operations, 'getPdf')).toContain('accept: streamAnswer');
    expect(declarationOf(operations, 'getPdf')).toContain("mediaType: 'application/pdf'");
    expect(declarationOf(operations, 'getCsv')).toContain("accept: 'text'");
    expect(declarationOf(operations, 'getEmpty')).toContain("accept: 'none'");
    expect(declarationOf(operations, 'dropEmpty')).toContain("accept: 'none'");
    expect(operations).not.toContain('response:');
    expect(types).toContain('200: ReadableStream<Uint8Array>;');
    expect(types.match(/20[04]: void;/g)).toHaveLength(2);
  });

  it('are each checked against what their status promises', async () => {
    const tiny = await emitTiny(manyAnswers.spec);
    expect(declarationOf(tiny.operations, 'addThings')).toContain(
      'response: { 200: zAddThingsResponse200, 201: zThing }',
    );
    expect(declarationOf(tiny.operations, 'addThings')).toContain('empty: [202]');
    expect(tiny.check('zAddThingsResponse200', ['a'])).toEqual([]);
    expect(tiny.check('zAddThingsResponse200', { id: 'a' })).toEqual(['invalid_type']);
    expect(tiny.types).toMatch(/200: AddThingsResponse200;[\s\S]*201: Thing;[\s\S]*202: void;/);
  });
});

describe('an operation', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(behaviour.spec);
  });

  it('is marked pure, so that a bundler drops what is not used', () => {
    expect(tiny.operations.match(/^export const /gm)).toHaveLength(3);
    expect(tiny.operations.match(/ = \/\* @__PURE__ \*\/ (list)?[oO]peration\(/g)).toHaveLength(3);
    expect(tiny.zod.match(/^export const \w+/gm)?.length).toBe(
      tiny.zod.match(/ = \/\* @__PURE__ \*\/ q\.lazy\(\(\) => /g)?.length,
    );
  });

  it('without security is sent without credentials; the others are sent with', () => {
    expect(declarationOf(tiny.operations, 'createLogin')).toContain('auth: false');
    expect(declarationOf(tiny.operations, 'addThing')).not.toContain('auth');
  });

  it('tells where secrets stand in its bodies', () => {
    expect(declarationOf(tiny.operations, 'createLogin')).toContain(
      "secrets: [ 'all.*.token.**.access', 'by_name.*.**.access', 'codes.*', 'password', 'token.**.access' ]",
    );
    expect(declarationOf(tiny.operations, 'addThing')).not.toContain('secrets');
  });

  it('tells which of its parameters are secret, whatever they are called', () => {
    expect(declarationOf(tiny.operations, 'createLogin')).toContain("secretParameters: ['hint', 'pin']");
    expect(declarationOf(tiny.operations, 'addThing')).not.toContain('secretParameters');
  });

  it('that lists has the type of its items and the way to the next page', () => {
    const declared = declarationOf(tiny.operations, 'listThings');
    expect(declared).toContain(': ListOperation<ListThingsData, ListThingsResponses, ListThingsItem> =');
    expect(declared).toContain(
      "pagination: /* @__PURE__ */ tokenPages({ items: 'data.rows', token: 'token', next: 'next' })",
    );
    expect(tiny.operations).toContain(
      "export type ListThingsItem = NonNullable<NonNullable<ListThingsResponse['data']>['rows']>[number];",
    );
  });

  it("names the function to ask after an unknown outcome, not the vendor's operation", () => {
    expect(declarationOf(tiny.operations, 'addThing')).toContain(
      "reconcile: { operation: 'listThings', hint: 'the newest thing with the same name' }",
    );
  });

  it('says which statuses carried nothing out, and that its route is inferred', () => {
    const declared = declarationOf(tiny.operations, 'addThing');
    expect(declared).toContain('notExecuted: [503]');
    expect(declared).toContain('inferred: true');
  });

  it('tells in its comment what it does, how it fails and where it is documented', () => {
    const comment = tiny.operations
      .slice(0, tiny.operations.indexOf('export const addThing'))
      .split('/**')
      .at(-1);
    expect(
      comment
        ?.split('\n')
        .map((line) => line.replace(/^ \* ?/, '').trim())
        .filter((line) => line !== '' && line !== '/'),
    ).toEqual([
      'Method or path is inferred: the vendor prints neither. Override it with `use: [overrides(…)]`.',
      'Add a thing.',
      '`POST /things`',
      'Documented failures: 429, 503.',
      '@deprecated',
      '@see https://vendor.example/docs',
    ]);
  });

  it('stands in its group, however deep', () => {
    expect(tiny.files.get('resources.gen.ts')?.replace(/\s+/g, ' ')).toContain(
      'return { auth: { create: bindOperation(client, createLogin), }, things: { parts: { list: bindOperation(client, listThings), }, add: bindOperation(client, addThing), }, };',
    );
  });

  it('stands in the table with its route and its marks', () => {
    const table = tiny.files.get('operations.md');
    expect(table).toContain(
      '| `things.parts.list` | `listThings` | `GET /things` | [List the things](https://vendor.example/docs) | paged |',
    );
    expect(table).toContain('| **inferred** |');
  });
});

describe('an API', () => {
  it('has servers with variables, environment and warning, and the rules of errors, keys and idempotency', async () => {
    const { files } = await emitTiny(api.spec);
    const text = files.get('api.gen.ts')?.replace(/\s+/g, ' ');
    expect(text).toContain(
      "servers: [ { url: 'https://{host}/v1', environment: 'live', variables: { host: 'api.vendor.example', }, }, { url: 'https://test.vendor.example', environment: 'test', warning: 'Test data is dropped every night.', }, ]",
    );
    expect(text).toContain(
      "errors: { code: [ 'error.code', ], message: [ 'message', 'error.text', ], requestIdHeader: 'X-Request-Id', }",
    );
    expect(text).toContain("keyFormat: { pattern: '^k_', hint: 'keys begin with \\'k_\\'', }");
    expect(text).toContain(
      "idempotency: { header: 'X-Idempotency-Key', format: 'uuid', ttlSeconds: 86400, replayedHeader: 'X-Replayed', }",
    );
    expect(text).toContain('} as const;');
  });
});
