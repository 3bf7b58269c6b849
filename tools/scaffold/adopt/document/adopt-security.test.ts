import { describe, expect, test } from 'vitest';
import { type OpenApi, operations } from '../../../shared/openapi.ts';
import type { Credential } from '../../auth.ts';
import { documentOf } from '../../testing/small-document.ts';
import { type Draft, formatFinding } from '../finding.ts';
import { adoptSecurity } from './adopt-security.ts';

type Requirement = Readonly<Record<string, readonly string[]>>;

const http = (scheme: string) => ({ type: 'http', scheme });
const key = (place: string, name: string) => ({ type: 'apiKey', in: place, name });
const schemes = {
  key: key('header', 'X-Key'),
  queryKey: key('query', 'api_key'),
  session: key('cookie', 'sid'),
  raw: key('header', 'Authorization'),
  basic: http('basic'),
  bearer: http('bearer'),
  jwt: { ...http('Bearer'), bearerFormat: 'JWT' },
  digest: http('Digest'),
  shared: http('SharedKey'),
  oauth: { type: 'oauth2', flows: {} },
  openId: { type: 'openIdConnect', openIdConnectUrl: 'https://shop.test' },
  certificate: { type: 'mutualTLS' },
  alias: { $ref: '#/components/securitySchemes/jwt' },
};
const operation = (more: object = {}) => ({
  get: { responses: { '204': { description: 'Done.' } }, ...more },
});

/** How a client proves who it is, and what the document says of it then. */
function secured(security: readonly Requirement[], paths: object = { '/a': operation() }, more: object = {}) {
  const document = documentOf(paths, { securitySchemes: { ...schemes, ...more } }, { security });
  const draft: Draft = { document, findings: [], refusals: [] };
  const { alternatives, isOptional } = adoptSecurity(draft);
  return {
    alternatives,
    isOptional,
    document,
    options: alternatives.map((set) => set.map(({ option }) => option)),
    findings: draft.findings.map(formatFinding),
    kept: Object.keys(document.components?.securitySchemes ?? {}),
  };
}

/** The parameters that a client supplies, by operation: `X-Key = apiKey!` for one that must be there. */
function supplied(document: OpenApi): Readonly<Record<string, string[]>> {
  return Object.fromEntries(
    [...operations(document)].map(({ path, parameters }) => [
      path,
      parameters.map(({ name, required, 'x-managed': rule }) => {
        const { option } = (rule ?? {}) as { option?: string };
        return `${name}${option === undefined ? '' : ` = ${option}`}${required === true ? '!' : ''}`;
      }),
    ]),
  );
}

describe('a scheme that is the only one', () => {
  test.each<[keyof typeof schemes, Credential]>([
    ['bearer', { kind: 'bearer', option: 'apiKey' }],
    ['jwt', { kind: 'bearer', option: 'accessToken' }],
    ['oauth', { kind: 'bearer', option: 'accessToken' }],
    ['openId', { kind: 'bearer', option: 'accessToken' }],
    ['shared', { kind: 'bearer', option: 'apiKey', scheme: 'SharedKey' }],
    ['basic', { kind: 'basic', option: 'username' }],
    ['raw', { kind: 'raw', option: 'apiKey' }],
    ['alias', { kind: 'bearer', option: 'accessToken' }],
  ])('in `Authorization` is an option, and stays in the document: %s', (name, credential) => {
    const { alternatives, isOptional, findings, document, kept } = secured([{ [name]: [] }]);
    expect({ alternatives, isOptional }).toEqual({ alternatives: [[credential]], isOptional: false });
    expect(findings).toEqual([]);
    expect([document.security, kept]).toEqual([[{ [name]: [] }], [name]]);
  });

  test.each<[keyof typeof schemes, string, string]>([
    ['key', 'header', 'X-Key'],
    ['queryKey', 'query', 'api_key'],
  ])('elsewhere is a parameter that the client supplies: %s', (name, place, parameter) => {
    const { alternatives, findings, document, kept } = secured([{ [name]: [] }]);
    expect(alternatives).toEqual([[{ kind: 'managed', option: 'apiKey' }]]);
    expect(findings).toEqual([
      `${name}  key in the ${place} \`${parameter}\`  written as a parameter that the client supplies from its option \`apiKey\``,
    ]);
    expect([document.security, kept]).toEqual([[], []]);
    const [component] = Object.values(document.components?.parameters ?? {});
    expect(component).toMatchObject({
      name: parameter,
      in: place,
      required: true,
      'x-managed': { option: 'apiKey' },
      schema: { type: 'string', 'x-secret': true },
    });
    expect(supplied(document)).toEqual({ '/a': [`${parameter} = apiKey!`] });
  });

  test.each(['digest', 'session', 'certificate', 'unheardOf'])(
    'that no client speaks is left out with a word: %s',
    (name) => {
      const { alternatives, findings, document, kept } = secured([{ [name]: [] }]);
      expect([alternatives, document.security, kept]).toEqual([[], [], []]);
      expect(findings).toEqual([
        expect.stringMatching(
          new RegExp(`^${name} {2}security scheme \\(.*\\) {2}left out: write an \`auth\` provider`),
        ),
      ]);
    },
  );

  test.each(['Negotiate', 'DPoP', 'SCRAM-SHA-256', 'two words'])(
    'whose word is followed by no token is such: %s',
    (word) => {
      expect(secured([{ other: [] }], undefined, { other: http(word) }).alternatives).toEqual([]);
    },
  );
});

describe('several schemes', () => {
  test('of which one is enough are alternatives, in the order of the document', () => {
    const { options, document, kept, isOptional } = secured([{ basic: [] }, { oauth: ['read'] }]);
    expect([options, isOptional]).toEqual([[['username'], ['accessToken']], false]);
    expect(document.security).toEqual([{ basic: [] }, { oauth: ['read'] }]);
    expect(kept).toEqual(['basic', 'oauth']);
  });

  test('of which all are needed are one set', () => {
    const { options, document } = secured([{ key: [], jwt: [] }]);
    expect(options).toEqual([['apiKey', 'accessToken']]);
    expect(document.security).toEqual([{ jwt: [] }]);
    expect(supplied(document)).toEqual({ '/a': ['X-Key = apiKey!'] });
  });

  test('have options of different names', () => {
    // The first is no more `the` key than the second.
    expect(secured([{ key: [], queryKey: [] }]).options).toEqual([['key', 'queryKey']]);
    expect(secured([{ oauth: [] }, { openId: [] }]).options).toEqual([['accessToken'], ['openId']]);
  });

  test.each(['password', 'headers', 'product', 'class', 'undefined', '2nd'])(
    'take no name of their scheme that an entry point has already: %s',
    (name) => {
      const { options } = secured([{ key: [], [name]: [] }], undefined, { [name]: key('header', 'X-Other') });
      expect(options.flat().sort()).toEqual(['apiKey', 'key']);
    },
  );

  test('that share one header cannot all be sent, which is said', () => {
    expect(secured([{ basic: [], jwt: [] }]).findings).toEqual([
      'security  `username` and `accessToken`, all in `Authorization`  only one of them can be sent: ask the vendor which',
    ]);
  });

  test('of which a client does not speak one: the sets without it stay', () => {
    const { options, document, findings, kept } = secured([{ digest: [] }, { jwt: [] }]);
    expect([options, document.security, kept]).toEqual([[['accessToken']], [{ jwt: [] }], ['jwt']]);
    expect(findings).toHaveLength(1);
  });

  test('that are asked for with one that no client speaks go with it', () => {
    const { alternatives, document, findings, kept } = secured([{ digest: [], key: [], jwt: [] }]);
    expect([alternatives, document.security, kept, supplied(document)]).toEqual([[], [], [], { '/a': [] }]);
    expect(findings.slice(1)).toEqual([
      'key  security scheme (apiKey)  left out: it is asked for together with one that is left out',
      'jwt  security scheme (http)  left out: it is asked for together with one that is left out',
    ]);
  });

  test('where a key is one alternative: the parameter may be missing', () => {
    const { document } = secured([{ jwt: [] }, { key: [] }]);
    expect(supplied(document)).toEqual({ '/a': ['X-Key = apiKey'] });
    expect(document.security).toEqual([{ jwt: [] }, {}]);
  });
});

describe('a requirement that may be met by nothing', () => {
  test.each([
    ['first', [{}, { jwt: [] }]],
    ['last', [{ jwt: [] }, {}]],
  ])('makes the credentials optional: %s', (_, security) => {
    const { isOptional, options, document } = secured(security);
    expect([isOptional, options, document.security]).toEqual([true, [['accessToken']], security]);
  });

  test('makes the parameter of a key optional', () => {
    const { document, isOptional } = secured([{ key: [] }, {}]);
    expect([isOptional, supplied(document), document.security]).toEqual([
      true,
      { '/a': ['X-Key = apiKey'] },
      [],
    ]);
  });

  test('alone makes an operation public, and the credentials of the others no option', () => {
    const paths = {
      '/a': operation(),
      '/b': operation({ security: [{}] }),
      '/c': operation({ security: [] }),
    };
    const { document, isOptional } = secured([{ jwt: [] }], paths);
    expect(isOptional).toBe(false);
    expect([...operations(document)].map(({ object }) => object.security)).toEqual([undefined, [], []]);
  });

  test('beside schemes that no client speaks is all that is left', () => {
    expect(secured([{}, { digest: [] }])).toMatchObject({ alternatives: [], isOptional: false });
    // The other operations still ask for theirs.
    const paths = { '/a': operation(), '/b': operation({ security: [{ jwt: [] }] }) };
    expect(secured([{}, { digest: [] }], paths)).toMatchObject({
      options: [['accessToken']],
      isOptional: false,
    });
  });
});

describe('operations that ask for different things', () => {
  test('each have what they ask for, and the client an option for each', () => {
    const paths = {
      '/a': operation(),
      '/b': operation({ security: [{ key: [] }] }),
      '/c': operation({ security: [{ jwt: [], queryKey: [] }] }),
    };
    const { options, document } = secured([{ jwt: [] }], paths);
    expect(options).toEqual([['accessToken'], ['key'], ['accessToken', 'queryKey']]);
    expect(document.security).toEqual([{ jwt: [] }]);
    expect([...operations(document)].map(({ object }) => object.security)).toEqual([
      undefined,
      [],
      [{ jwt: [] }],
    ]);
    expect(supplied(document)).toEqual({ '/a': [], '/b': ['X-Key = key'], '/c': ['api_key = queryKey'] });
  });

  test('of one header need a client each, which is said', () => {
    const paths = { '/a': operation(), '/b': operation({ security: [{ basic: [] }] }) };
    const advice = 'a client sends the first of them that it is given: make one client for each';
    expect(secured([{ jwt: [] }], paths).findings).toEqual([
      `security  \`accessToken\` and \`username\`, of different operations  ${advice}`,
    ]);
    const oneForAll = { ...paths, '/b': operation({ security: [{ basic: [] }, { jwt: [] }] }) };
    expect(secured([{ jwt: [] }], oneForAll).findings).toEqual([]);
  });

  test('count once where they ask for the same', () => {
    const paths = {
      '/a': operation({ security: [{ key: [], jwt: [] }] }),
      '/b': operation({ security: [{ jwt: [], key: [] }] }),
    };
    expect(secured([], paths).options).toEqual([['accessToken', 'apiKey']]);
  });
});

test('a key that an operation describes among its parameters stands there once', () => {
  const header = { name: 'x-key', in: 'header', schema: { type: 'string' } };
  const other = { name: 'X-Key', in: 'query', schema: { type: 'string' } };
  const { document } = secured([{ key: [] }], { '/a': operation({ parameters: [header, other] }) });
  expect(supplied(document)).toEqual({ '/a': ['X-Key = apiKey!', 'X-Key'] });
});

test('of two keys under one name a client has the first, and the other is told', () => {
  const more = { admin: key('header', 'X-Same'), user: key('query', 'x-same') };
  const paths = {
    '/a': operation({ security: [{ admin: [] }] }),
    '/b': operation({ security: [{ user: [] }] }),
  };
  const { options, document, findings } = secured([], paths, more);
  expect(options).toEqual([['admin']]);
  expect(supplied(document)).toEqual({ '/a': ['X-Same = admin!'], '/b': [] });
  expect(findings).toContainEqual(expect.stringMatching(/^user {2}.*another key is sent as `x-same`/));
});

test('a key in the query leaves a parameter of another case where it is', () => {
  const parameters = [{ name: 'API_KEY', in: 'query', schema: { type: 'string' } }];
  const { document } = secured([{ queryKey: [] }], { '/a': operation({ parameters }) });
  const [first] = operations(document);
  expect(first?.parameters.map(({ name }) => name)).toEqual(['api_key', 'API_KEY']);
});
