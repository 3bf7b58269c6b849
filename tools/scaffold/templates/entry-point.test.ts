import { describe, expect, test } from 'vitest';
import { adopt } from '../adopt/adopt.ts';
import { type Auth, type Credential, credentialOptions, noAuth, soleCredential } from '../auth.ts';
import { compileClient } from '../staging/compile-client.ts';
import { documentOf, filesOf, load, target } from '../testing/small-document.ts';
import { entryPoint } from './entry-point.ts';

const facts = {
  environments: ['production'],
  hasKeys: false,
  example: 'getA({ client })',
  title: 'the Shop API',
};
const textOf = (auth: Auth) => entryPoint(target, { ...facts, auth });
const key = (option: string): Credential => ({ kind: 'managed', option });
const bearer = (option: string, scheme?: string): Credential =>
  scheme === undefined ? { kind: 'bearer', option } : { kind: 'bearer', option, scheme };
const basic: Credential = { kind: 'basic', option: 'username' };

const schemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  queryKey: { type: 'apiKey', in: 'query', name: 'api_key' },
  raw: { type: 'apiKey', in: 'header', name: 'Authorization' },
  basic: { type: 'http', scheme: 'basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  shared: { type: 'http', scheme: 'SharedKey' },
  oauth: { type: 'oauth2', flows: {} },
};
const answer = { responses: { '204': { description: 'Done.' } } };

/** The files of a client of an API with one operation, as `pnpm scaffold --from` writes them. */
async function clientFiles(security: readonly object[]): Promise<ReadonlyMap<string, string>> {
  const servers = [{ url: 'https://shop.test' }];
  const paths = { '/a': { get: { operationId: 'getA', ...answer } } };
  const source = documentOf(paths, { securitySchemes: schemes }, { security, servers });
  const { document, auth } = adopt(source, target);
  return filesOf(document, textOf(auth));
}

/** What a client sends that is made with these options. */
async function sent(files: ReadonlyMap<string, string>, options?: object) {
  const requests: Request[] = [];
  const fetch = async (...request: ConstructorParameters<typeof Request>) => {
    requests.push(new Request(...request));
    return new Response(null, { status: 204 });
  };
  const { createShopClient, getA } = (await load(files)) as Record<string, (...given: unknown[]) => unknown>;
  await getA?.({ client: createShopClient?.({ ...options, fetch }) });
  const [{ headers, url } = new Request('https://none.test')] = requests;
  const { search } = new URL(url);
  return { authorization: headers.get('authorization'), key: headers.get('x-key'), search };
}

const nothing = { authorization: null, key: null, search: '' };
const ofBasic = `Basic ${btoa('ann:pass')}`;

describe('a client', () => {
  test.each<[string, object[], object, object]>([
    ['a token', [{ oauth: [] }], { accessToken: 't' }, { authorization: 'Bearer t' }],
    ['a key that stands alone', [{ raw: [] }], { apiKey: 'k' }, { authorization: 'k' }],
    ['a word of the service', [{ shared: [] }], { apiKey: 'k' }, { authorization: 'SharedKey k' }],
    [
      'a name and a password',
      [{ basic: [] }],
      { username: 'ann', password: 'pass' },
      { authorization: ofBasic },
    ],
    ['a name alone', [{ basic: [] }], { username: 'ann' }, { authorization: `Basic ${btoa('ann:')}` }],
    ['a key in a header', [{ key: [] }], { apiKey: 'k' }, { key: 'k' }],
    ['a key in a query', [{ queryKey: [] }], { apiKey: 'k' }, { search: '?api_key=k' }],
    [
      'two keys',
      [{ key: [], queryKey: [] }],
      { key: 'k', queryKey: 'q' },
      { key: 'k', search: '?api_key=q' },
    ],
    [
      'a key and a token',
      [{ key: [], oauth: [] }],
      { apiKey: 'k', accessToken: 't' },
      { key: 'k', authorization: 'Bearer t' },
    ],
    [
      'one of two tokens',
      [{ bearer: [] }, { oauth: [] }],
      { accessToken: 't' },
      { authorization: 'Bearer t' },
    ],
    [
      'the first of what it is given',
      [{ bearer: [] }, { oauth: [] }],
      { accessToken: 't', apiKey: 'k' },
      { authorization: 'Bearer k' },
    ],
    [
      'a name in place of a token',
      [{ oauth: [] }, { basic: [] }],
      { username: 'ann', password: 'pass' },
      { authorization: ofBasic },
    ],
    ['a key in place of a token', [{ key: [] }, { oauth: [] }], { apiKey: 'k' }, { key: 'k' }],
    ['what is not asked for', [{}, { oauth: [] }], { accessToken: 't' }, { authorization: 'Bearer t' }],
    ['nothing where it need not', [{}, { oauth: [] }, { basic: [] }, { key: [] }], {}, {}],
    ['nothing where it has nothing', [], {}, {}],
  ])('sends %s', async (_, security, options, expected) => {
    const files = await clientFiles(security);
    expect(await sent(files, options)).toEqual({ ...nothing, ...expected });
  });

  test.each<[object[], string]>([
    [[{ shared: [] }], "{ apiKey: 'k' }"],
    [[{ basic: [] }], "{ username: 'ann' }"],
    [[{ basic: [], oauth: [] }], "{ username: 'ann', accessToken: 't' }"],
    [[{ key: [], queryKey: [] }], "{ key: 'k', queryKey: 'q' }"],
    [[{ raw: [] }, { oauth: [] }, { basic: [] }], "{ accessToken: async () => 't' }"],
    [[{ key: [], oauth: [] }, { oauth: [] }], "{ accessToken: 't', apiKey: undefined }"],
    [[{}, { basic: [] }, { key: [] }], "{ apiKey: 'k' }"],
  ])('compiles: %j with %s', async (security, options) => {
    const use = `import { createShop } from './index.ts';\nexport const shop = createShop(${options});\n`;
    expect(compileClient(new Map([...(await clientFiles(security)), ['use.ts', use]]))).toEqual([]);
  });

  test('asks for what it needs when it is compiled', async () => {
    const use = (options: string) => `
      import { createShop } from './index.ts';
      // @ts-expect-error: something is missing.
      createShop(${options});
    `;
    for (const [security, options] of [
      [{ oauth: [] }, '{}'],
      [{ basic: [] }, "{ password: 'p' }"],
      [{ key: [], oauth: [] }, "{ accessToken: 't' }"],
    ] as const) {
      const files = new Map([...(await clientFiles([security])), ['use.ts', use(options)]]);
      expect(compileClient(files), options).toEqual([]);
    }
  });

  test.each<[object[], object, string]>([
    [[{ bearer: [] }, { oauth: [] }], {}, 'give `apiKey` or `accessToken`'],
    [[{ basic: [] }, { oauth: [] }], { password: 'p' }, 'give `username` or `accessToken`'],
    [
      [{ key: [], oauth: [] }, { basic: [] }],
      { accessToken: 't' },
      'give `apiKey` with `accessToken` or `username`',
    ],
  ])('says what is missing when it is made: %j with %j', async (security, options, message) => {
    await expect(sent(await clientFiles(security), options)).rejects.toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringContaining(`[shop] ${message}`),
      }),
    );
  });

  test.each<[object[], object]>([
    [[{ basic: [] }], { username: 'a:b' }],
    [[{ oauth: [] }], { accessToken: '' }],
    [[{}, { oauth: [] }], { accessToken: 1 }],
    [[{ bearer: [] }, { oauth: [] }], { apiKey: 'k', acessToken: 't' }],
  ])('refuses what cannot be right: %j with %j', async (security, options) => {
    await expect(sent(await clientFiles(security), options)).rejects.toMatchObject({
      name: 'ConfigurationError',
    });
  });

  test('is made without a word where nothing has to be given', async () => {
    for (const security of [[], [{}, { oauth: [] }]]) {
      const files = await clientFiles(security);
      const use = "import { createShop } from './index.ts';\nexport const shop = createShop();\n";
      expect(compileClient(new Map([...files, ['use.ts', use]]))).toEqual([]);
      const { createShop } = (await load(files)) as { createShop: () => { client: object } };
      expect(createShop().client).toBeDefined();
    }
  });
});

describe('the text of an entry point', () => {
  const options = (auth: Auth) =>
    [...textOf(auth).matchAll(/^ {2}readonly (\w+\??: [^;]+);$/gm)]
      .map(([, member]) => member)
      .filter((member) => !/^(client|environment)/.test(member ?? ''));

  test('takes every credential once, and must have what every set holds', () => {
    expect(options(soleCredential(bearer('apiKey')))).toEqual(['apiKey: TokenSource']);
    expect(
      options({ alternatives: [[bearer('token'), key('apiKey')], [bearer('token')]], isOptional: false }),
    ).toEqual(['token: TokenSource', 'apiKey?: string | undefined']);
    expect(options({ alternatives: [[basic]], isOptional: true })).toEqual([
      'username?: string | undefined',
      'password?: string | undefined',
    ]);
    expect(options(noAuth)).toEqual([]);
  });

  test('does not ask for a choice where one set is part of all others, or is there twice', () => {
    const within = { alternatives: [[bearer('token')], [key('apiKey'), bearer('token')]], isOptional: false };
    const twice = { alternatives: [[basic], [basic]], isOptional: false };
    for (const auth of [within, twice]) expect(textOf(auth)).not.toContain('ConfigurationError(');
    const two = { alternatives: [...within.alternatives, [basic]], isOptional: false };
    expect(textOf(two)).toContain('give \\`token\\` or \\`username\\``');
  });

  test('shows a set that is sent in `Authorization`, which the contract test looks at', () => {
    const auth = { alternatives: [[key('apiKey')], [basic], [bearer('token')]], isOptional: false };
    expect(credentialOptions(auth)).toEqual(['username', 'password']);
    expect(textOf(auth)).toContain(' * const shop = createShop({ username, password });');
    expect(credentialOptions({ alternatives: [[key('a')], [key('b')]], isOptional: false })).toEqual(['a']);
    expect(credentialOptions(noAuth)).toEqual([]);
  });

  test('names the word that stands before a token', () => {
    const text = textOf(soleCredential(bearer('apiKey', 'SharedKey')));
    expect(text).toContain('key or token, sent as `SharedKey …`. A function');
    expect(text).toContain("bearerToken(apiKey, { option: 'apiKey', scheme: 'SharedKey' })");
  });

  test('imports what it uses, in the order of Biome', () => {
    const imported = (auth: Auth) =>
      /^import \{ (.*) \} from '@quittance\/runtime';$/m.exec(textOf(auth))?.[1];
    expect(imported(noAuth)).toBe('checkSettings, createClient');
    const auth = { alternatives: [[basic], [bearer('a')], [bearer('b')]], isOptional: false };
    expect(imported(auth)).toBe('basicAuth, bearerToken, checkSettings, ConfigurationError, createClient');
  });
});
